package io.unclosed.agent.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The constants of a class file, and further ones at their end: what is there keeps its index, so
 * that code which is only copied stays true.
 */
final class ConstantPool {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /** By tag, JVMS 4.4. */
  private static final byte[] SIZES = {
    0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  /** Where the pool's count stands in a class file. */
  private static final int COUNT = 8;

  private final byte[] file;

  /** Where each constant's tag stands. */
  private final int[] at;

  private final int end;
  private final Bytes added = new Bytes(256);

  /** What was added, and its indexes: as many as a dozen. */
  private final List<String> keys = new ArrayList<>();

  private final List<Integer> indexes = new ArrayList<>();
  private int count;

  ConstantPool(byte[] file) {
    this.file = file;
    count = Bytes.u2(file, COUNT);
    at = new int[count];
    int offset = COUNT + 2;
    for (int i = 1; i < at.length; i++) {
      at[i] = offset;
      int tag = file[offset];
      if (tag == UTF8) {
        // Not by a call: this runs interpreted, for every constant of every class.
        offset += 3 + ((file[offset + 1] & 0xff) << 8 | file[offset + 2] & 0xff);
      } else {
        offset += SIZES[tag];
        if (tag == LONG || tag == DOUBLE) {
          // Counts as two.
          i++;
        }
      }
    }
    end = offset;
  }

  /** Where the class file goes on after its constants. */
  int end() {
    return end;
  }

  /** Whether a text constant is this; ASCII only. */
  boolean is(int index, String text) {
    int offset = at[index];
    int length = text.length();
    if (Bytes.u2(file, offset + 1) != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (file[offset + 3 + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String text(int index) {
    int offset = at[index];
    return new String(file, offset + 3, Bytes.u2(file, offset + 1), StandardCharsets.UTF_8);
  }

  /** The index of the name of the field or method that a constant refers to. */
  int nameOf(int reference) {
    return Bytes.u2(file, nameAndType(reference) + 1);
  }

  /** The descriptor of the field or method that a constant refers to. */
  String descriptorOf(int reference) {
    return text(Bytes.u2(file, nameAndType(reference) + 3));
  }

  private int nameAndType(int reference) {
    return at[Bytes.u2(file, at[reference] + 3)];
  }

  /** The index of a text, added where it was not added before; so are those that follow. */
  int utf8(String text) {
    int index = known("u", text);
    if (index == 0) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      added.u1(UTF8);
      added.u2(bytes.length);
      added.copy(bytes, 0, bytes.length);
      index = add("u", text, 1);
    }
    return index;
  }

  int type(String name) {
    int text = utf8(name);
    int index = known("c", name);
    if (index == 0) {
      added.u1(CLASS);
      added.u2(text);
      index = add("c", name, 1);
    }
    return index;
  }

  int method(String owner, String name, String descriptor) {
    return member(METHOD, owner, name, descriptor);
  }

  int field(String owner, String name, String descriptor) {
    return member(FIELD, owner, name, descriptor);
  }

  private int member(int tag, String owner, String name, String descriptor) {
    String key = owner.concat(".").concat(name).concat(descriptor);
    int index = known("m", key);
    if (index == 0) {
      int type = type(owner);
      int nameAndType = nameAndType(name, descriptor);
      added.u1(tag);
      added.u2(type);
      added.u2(nameAndType);
      index = add("m", key, 1);
    }
    return index;
  }

  private int nameAndType(String name, String descriptor) {
    int nameText = utf8(name);
    int descriptorText = utf8(descriptor);
    String key = name.concat(descriptor);
    int index = known("n", key);
    if (index == 0) {
      added.u1(NAME_AND_TYPE);
      added.u2(nameText);
      added.u2(descriptorText);
      index = add("n", key, 1);
    }
    return index;
  }

  int number(long value) {
    String key = Long.toString(value);
    int index = known("l", key);
    if (index == 0) {
      added.u1(LONG);
      added.u4((int) (value >>> 32));
      added.u4((int) value);
      index = add("l", key, 2);
    }
    return index;
  }

  private int known(String kind, String key) {
    int i = keys.indexOf(kind.concat(key));
    return i < 0 ? 0 : indexes.get(i);
  }

  private int add(String kind, String key, int places) {
    int index = count;
    count += places;
    if (count > 0xffff) {
      throw new IllegalStateException("no room for constants");
    }
    keys.add(kind.concat(key));
    indexes.add(index);
    return index;
  }

  /** Writes the beginning of the class file, with all constants. */
  void writeTo(Bytes out) {
    out.copy(file, 0, COUNT);
    out.u2(count);
    out.copy(file, COUNT + 2, end - COUNT - 2);
    out.copy(added);
  }
}
