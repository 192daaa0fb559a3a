"""Holds JSON values to a JSON Schema (draft 2020-12). It is spoken to in lines on its input, one JSON value a line, and
answers each with one: `ok`, or where and why the value is refused. It ends when its input closes.

    check-schema.py SCHEMA.json
"""

import json
import sys

from jsonschema import Draft202012Validator, FormatChecker

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema, format_checker=FormatChecker())
for line in sys.stdin:
    error = next(validator.iter_errors(json.loads(line)), None)
    print("ok" if error is None else f"{error.json_path}: {' '.join(error.message.split())}"[:1000], flush=True)
