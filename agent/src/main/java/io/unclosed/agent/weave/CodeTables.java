package io.unclosed.agent.weave;

/**
 * What stands beside a method's code and speaks of places in it: handlers, lines, names of locals,
 * and the frames by which the JVM verifies. Each is written with the places as they are now.
 */
final class CodeTables {
  // Verification types, JVMS 4.7.4.
  private static final int INTEGER = 1;
  private static final int FLOAT = 2;
  private static final int DOUBLE = 3;
  private static final int LONG = 4;
  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  // Kinds of frames, JVMS 4.7.4.
  private static final int SAME_STACK_1 = 64;
  private static final int SAME_STACK_1_FAR = 247;
  private static final int SAME_FAR = 251;
  private static final int FULL = 255;

  private final byte[] file;
  private final Code code;

  private final Bytes newHandlers = new Bytes(32);
  private int newHandlerCount;
  private final Bytes newFrames = new Bytes(64);
  private int newFrameCount;
  private int lastFrame = -1;

  CodeTables(byte[] file, Code code) {
    this.file = file;
    this.code = code;
  }

  /** A handler of everything, after all that are there. */
  void addHandler(int from, int to, int handler) {
    newHandlers.u2(from);
    newHandlers.u2(to);
    newHandlers.u2(handler);
    newHandlers.u2(code.pool.type("java/lang/Throwable"));
    newHandlerCount++;
  }

  /**
   * A handler's frame, here and after all that are there: it knows these locals alone, as all do.
   */
  void addHandlerFrame(String[] locals) {
    newFrames.u1(FULL);
    // Its offset from the last frame, which is known when that one is written.
    newFrames.u2(code.bytes.size());
    newFrames.u2(locals.length);
    for (String local : locals) {
      verificationType(local);
    }
    newFrames.u2(1);
    verificationType("Ljava/lang/Throwable;");
    newFrameCount++;
  }

  private void verificationType(String type) {
    switch (type.charAt(0)) {
      case 'J':
        newFrames.u1(LONG);
        break;
      case 'D':
        newFrames.u1(DOUBLE);
        break;
      case 'F':
        newFrames.u1(FLOAT);
        break;
      case 'L':
      case '[':
        newFrames.u1(OBJECT);
        newFrames.u2(code.pool.type(Descriptor.internalName(type)));
        break;
      default:
        newFrames.u1(INTEGER);
    }
  }

  /** Writes the exception table that stands there and what was added; gives the old one's end. */
  int handlers(int at, Bytes out) {
    int count = Bytes.u2(file, at);
    out.u2(count + newHandlerCount);
    int entry = at + 2;
    for (int i = 0; i < count; i++) {
      out.u2(movedAt(entry));
      out.u2(movedAt(entry + 2));
      out.u2(movedAt(entry + 4));
      out.u2(Bytes.u2(file, entry + 6));
      entry += 8;
    }
    out.copy(newHandlers);
    return entry;
  }

  /** Writes the attributes of the code that stand there; those that it does not know it drops. */
  void attributes(int at, Bytes out) {
    int count = Bytes.u2(file, at);
    int countAt = out.size();
    out.u2(0);
    int written = 0;
    boolean framed = false;
    int attribute = at + 2;
    for (int i = 0; i < count; i++) {
      int name = Bytes.u2(file, attribute);
      int body = attribute + 6;
      if (code.pool.is(name, "StackMapTable")) {
        frames(name, body, out);
        framed = true;
        written++;
      } else if (code.pool.is(name, "LineNumberTable")) {
        lines(name, body, out);
        written++;
      } else if (code.pool.is(name, "LocalVariableTable")
          || code.pool.is(name, "LocalVariableTypeTable")) {
        locals(name, body, out);
        written++;
      }
      attribute = body + Bytes.u4(file, attribute + 2);
    }
    if (!framed && newFrameCount > 0) {
      frames(code.pool.utf8("StackMapTable"), -1, out);
      written++;
    }
    out.setU2(countAt, written);
  }

  private void lines(int name, int body, Bytes out) {
    int count = Bytes.u2(file, body);
    header(name, 2 + 4 * count, out);
    out.u2(count);
    for (int entry = body + 2; count-- > 0; entry += 4) {
      out.u2(movedAt(entry));
      out.u2(Bytes.u2(file, entry + 2));
    }
  }

  private void locals(int name, int body, Bytes out) {
    int count = Bytes.u2(file, body);
    header(name, 2 + 10 * count, out);
    out.u2(count);
    for (int entry = body + 2; count-- > 0; entry += 10) {
      int from = Bytes.u2(file, entry);
      int to = from + Bytes.u2(file, entry + 2);
      out.u2(code.moved(from));
      out.u2(code.moved(to) - code.moved(from));
      out.copy(file, entry + 4, 6);
    }
  }

  private static void header(int name, int length, Bytes out) {
    out.u2(name);
    out.u4(length);
  }

  // Offsets are from frame to frame, less one: JVMS 4.7.4.
  private void frames(int name, int body, Bytes out) {
    int count = body < 0 ? 0 : Bytes.u2(file, body);
    header(name, 0, out);
    int start = out.size();
    out.u2(count + newFrameCount);
    int old = -1;
    int entry = body + 2;
    for (int i = 0; i < count; i++) {
      int tag = Bytes.u1(file, entry);
      boolean far = tag >= SAME_STACK_1_FAR;
      int delta = far ? Bytes.u2(file, entry + 1) : tag % SAME_STACK_1;
      old += delta + 1;
      entry = frame(tag, code.moved(old), entry + (far ? 3 : 1), out);
    }
    addedFrames(out);
    out.setU4(start - 4, out.size() - start);
  }

  /** Writes one frame at its new place; gives the end of the old one. */
  private int frame(int tag, int place, int types, Bytes out) {
    int delta = place - lastFrame - 1;
    lastFrame = place;
    if (tag < SAME_STACK_1) {
      near(delta, 0, SAME_FAR, out);
      return types;
    }
    if (tag < 2 * SAME_STACK_1 || tag == SAME_STACK_1_FAR) {
      near(delta, SAME_STACK_1, SAME_STACK_1_FAR, out);
      return types(1, types, out);
    }
    out.u1(tag);
    out.u2(delta);
    if (tag < FULL) {
      return types(Math.max(0, tag - SAME_FAR), types, out);
    }
    return counted(counted(types, out), out);
  }

  private static void near(int delta, int tag, int farTag, Bytes out) {
    if (delta < SAME_STACK_1) {
      out.u1(tag + delta);
    } else {
      out.u1(farTag);
      out.u2(delta);
    }
  }

  private int counted(int at, Bytes out) {
    int count = Bytes.u2(file, at);
    out.u2(count);
    return types(count, at + 2, out);
  }

  private int types(int count, int from, Bytes out) {
    int at = from;
    for (int i = 0; i < count; i++) {
      int type = file[at];
      out.u1(type);
      if (type == OBJECT) {
        out.u2(Bytes.u2(file, at + 1));
      } else if (type == UNINITIALIZED) {
        out.u2(movedAt(at + 1));
      }
      at += type == OBJECT || type == UNINITIALIZED ? 3 : 1;
    }
    return at;
  }

  private void addedFrames(Bytes out) {
    byte[] frames = newFrames.toArray();
    // The parameters are the locals of each: all are of one size.
    int size = newFrameCount == 0 ? 0 : frames.length / newFrameCount;
    for (int at = 0; at < frames.length; at += size) {
      int place = Bytes.u2(frames, at + 1);
      out.u1(FULL);
      out.u2(place - lastFrame - 1);
      out.copy(frames, at + 3, size - 3);
      lastFrame = place;
    }
  }

  private int movedAt(int at) {
    return code.moved(Bytes.u2(file, at));
  }
}
