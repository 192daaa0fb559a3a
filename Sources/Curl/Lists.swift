internal import CCurl

/// The lists that a handle was given and reads until it is cleaned up.
@safe final class Lists {
    private var heads: [UnsafeMutablePointer<curl_slist>] = unsafe []

    /// An empty list is nil, which libcurl takes for none.
    func make(_ texts: [String]) throws(CurlError) -> UnsafeMutablePointer<curl_slist>? {
        var head: UnsafeMutablePointer<curl_slist>?
        for text in texts {
            guard let longer = unsafe curl_slist_append(head, text) else {
                unsafe curl_slist_free_all(head)
                throw .refused("There is no memory for a header.", code: Int32(CURLE_OUT_OF_MEMORY.rawValue))
            }
            unsafe head = longer
        }
        if let head = unsafe head { unsafe heads.append(head) }
        return unsafe head
    }

    deinit { unsafe heads.forEach { unsafe curl_slist_free_all($0) } }
}
