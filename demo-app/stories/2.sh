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
    echo "No C compiler found, so the leaking native library cannot be built."
    echo "Run the same demo with the zlib of the JDK instead: ./demo 2 zlib"
    return 1
  }
  step "Building a small C library that leaks memory ($compiler)"
  "$compiler" -shared -fPIC -O1 -o "$LIBRARY" demo-app/src/main/c/codec.c
}

tell() {
  step "Running an event server for $SECONDS_LONG seconds (the original leak was 32 kB/s; this one is 100 times faster)"
  # So quick to judge that half a minute shows a trend; a service keeps the defaults.
  "${JAVA_BIN}java" "-javaagent:$AGENT=interval=50ms,patience=300ms,dump=$FOLDER" \
    -XX:+UseSerialGC -Xmx64m -Xmn8m -jar "$DEMO" 2 "$SECONDS_LONG" "$1" || fail "The report does not name the memory that grew."
  step "Found: the heap is flat; native memory that the JVM does not account for grows"
  echo "  With JDK 17.0.9, 21.0.1 or later, the trim test above tells a leak from memory retained by the allocator."
}

main "$@"
