// The files that ship inside the binary, by their path in the source tree.
#ifndef SHIPPED_H
#define SHIPPED_H

#include <stddef.h>

struct shipped_file {
    const char *path;
    // UTF-8, without a NUL at its end.
    const unsigned char *bytes;
    size_t length;
};

size_t shipped_count(void);

// The file at `index`, in order of the table; all zero past its end.
struct shipped_file shipped_at(size_t index);

#endif
