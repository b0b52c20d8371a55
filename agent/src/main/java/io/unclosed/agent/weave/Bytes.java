package io.unclosed.agent.weave;

import java.util.Arrays;

/** A class file, or a part of one, while it is written: numbers are unsigned and big-endian. */
final class Bytes {
  private byte[] bytes;
  private int size;

  Bytes(int room) {
    bytes = new byte[room];
  }

  static int u1(byte[] file, int at) {
    return file[at] & 0xff;
  }

  static int u2(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }

  static int u4(byte[] file, int at) {
    return u2(file, at) << 16 | u2(file, at + 2);
  }

  int size() {
    return size;
  }

  void u1(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void u2(int value) {
    room(2);
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
  }

  void u4(int value) {
    u2(value >>> 16);
    u2(value);
  }

  void copy(byte[] from, int start, int length) {
    room(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  void copy(Bytes other) {
    copy(other.bytes, 0, other.size);
  }

  void setU2(int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  void setU4(int at, int value) {
    setU2(at, value >>> 16);
    setU2(at + 2, value);
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
    }
  }
}
