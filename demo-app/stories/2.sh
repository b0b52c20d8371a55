#!/usr/bin/env bash
# Memory grows below a flat heap. Called by ./demo 2 [zlib], in the folder of the project.
set -euo pipefail
. demo-app/stories/common.sh

SECONDS_LONG=35
LIBRARY=$FOLDER/libcodec.so

main() {
  local codec=${1:-native}
  check_java
  build
  mkdir -p "$FOLDER"
  if [ "$codec" = native ]; then
    compile || exit 0
    codec=$PWD/$LIBRARY
  fi
  tell "$codec"
}

compile() {
  local compiler
  compiler=$(command -v cc || command -v gcc || command -v clang) || {
    echo "There is no C compiler here, so there is no native library that could leak."
    echo "The same story through the JDK's own zlib: ./demo 2 zlib"
    return 1
  }
  step "Building a small C library that keeps what it allocates ($compiler)"
  "$compiler" -shared -fPIC -O1 -o "$LIBRARY" demo-app/src/main/c/codec.c
}

tell() {
  step "An event server for $SECONDS_LONG seconds: 32 kB/s in the real story, a hundred times that here"
  # So quick to judge that half a minute shows a trend; a service keeps the defaults.
  "${JAVA_BIN}java" "-javaagent:$AGENT=interval=50ms,patience=300ms,dump=$FOLDER" \
    -XX:+UseSerialGC -Xmx64m -Xmn8m -jar "$DEMO" 2 "$SECONDS_LONG" "$1" || fail "The part that grew was not found."
  step "Found: the heap is flat, and what nobody accounts for grows"
  echo "  With JDK 17.0.9, 21.0.1 or later the trim test above told a leak from what the allocator keeps."
}

main "$@"
