package io.unclosed.agent.weave.bytebuddy;

import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.AsmClassReader;
import net.bytebuddy.utility.AsmClassWriter;

/**
 * Reads and writes class files by ASM, without asking which other ways this JDK has.
 *
 * <p>A class file that is newer than ASM knows is read as the newest that it knows, and gets its
 * own number back: {@link #readable} and {@link #restored}. What a new version brought so far was
 * something more that a class may say, in places that are copied.
 */
final class ClassFiles implements AsmClassReader.Factory, AsmClassWriter.Factory {
  /** Where the major version stands (JVMS 4.1); the high byte has been 0 so far. */
  private static final int MAJOR = 7;

  private static final int NEWEST = ClassFileVersion.latest().getMajorVersion();

  /** The class file itself where it can be read, otherwise a copy under another version. */
  static byte[] readable(byte[] classFile) {
    if ((classFile[MAJOR] & 0xff) <= NEWEST) {
      return classFile;
    }
    byte[] copy = classFile.clone();
    copy[MAJOR] = (byte) NEWEST;
    return copy;
  }

  /** What was made of it, under the version that it had. */
  static byte[] restored(byte[] woven, byte[] classFile) {
    woven[MAJOR] = classFile[MAJOR];
    return woven;
  }

  @Override
  public AsmClassReader make(byte[] classFile) {
    return new AsmClassReader.ForAsm(new ClassReader(classFile));
  }

  @Override
  public AsmClassReader make(byte[] classFile, boolean experimental) {
    return make(classFile);
  }

  @Override
  public AsmClassWriter make(int flags) {
    return new AsmClassWriter.ForAsm(new ClassWriter(flags));
  }

  @Override
  public AsmClassWriter make(int flags, AsmClassReader reader) {
    return new AsmClassWriter.ForAsm(new ClassWriter(reader.unwrap(ClassReader.class), flags));
  }

  @Override
  public AsmClassWriter make(int flags, TypePool pool) {
    return make(flags);
  }

  @Override
  public AsmClassWriter make(int flags, AsmClassReader reader, TypePool pool) {
    return make(flags, reader);
  }
}
