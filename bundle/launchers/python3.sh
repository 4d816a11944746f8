#!/bin/sh
# Python by the loader and the libraries that came with it: nothing of this machine but the kernel.
here=$(dirname "$(readlink -f "$0")")
exec "$here"/../so/ld-linux-* --library-path "$here/../so" --argv0 "$here/python3" \
  "$here/python3.11" -I -S -B "$@"
