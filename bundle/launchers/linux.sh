#!/bin/sh
# Without words the menu, with words a command.
here=$(dirname "$(readlink -f "$0")")
# Some programs that unpack zips forget what may be started.
[ -x "$here/python/bin/python3" ] ||
  chmod +x "$here/python/bin/python3" "$here/python/bin/python3.11" "$here"/python/so/ld-linux-*
exec "$here/python/bin/python3" "$here/start.py" "$@"
