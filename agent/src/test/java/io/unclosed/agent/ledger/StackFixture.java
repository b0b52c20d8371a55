package io.unclosed.agent.ledger;

import io.unclosed.agent.ledger.stack.Backtrace;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Real stacks of classes that are made for them: each frame has the class, method, line and
 * location that the test says.
 */
public final class StackFixture {
  /** Looks like reflection: it neither counts nor is blamed. */
  private static final String BEGIN = "jdk.internal.reflect.MadeUpBegin";

  private static final String SIGNATURE = "(Ljava/util/function/Supplier;)Ljava/lang/Object;";
  private static final String SUPPLIER = "Ljava/util/function/Supplier;";

  private final List<Frame> frames = new ArrayList<>();

  private record Frame(String type, String method, int line, String location) {}

  /** A raw stack as the capture leaves it. */
  public record Filled(Object raw, int depth) {}

  /** One more caller above; the outermost is said first. */
  public StackFixture calls(String type, String method, int line, String location) {
    frames.add(new Frame(type, method, line, location));
    return this;
  }

  /** Runs through the frames and takes the stack at the end of them. */
  public Filled filled() throws Exception {
    return (Filled) run(StackFixture::fill);
  }

  private static Object fill() {
    Throwable filled = new Throwable();
    return new Filled(Backtrace.of(filled), Backtrace.depth(filled));
  }

  /**
   * Runs through the frames and does {@code last} at the end of them, on a thread of its own: below
   * them is nobody's code but the JDK's.
   */
  public Object run(Supplier<Object> last) throws Exception {
    Object[] result = new Object[1];
    Supplier<Object> keeps = () -> result[0] = last.get();
    Runnable begin =
        (Runnable) new Loader().loadClass(BEGIN).getConstructor(Supplier.class).newInstance(keeps);
    Thread thread = new Thread(begin);
    thread.start();
    thread.join();
    return result[0];
  }

  private final class Loader extends ClassLoader {
    private final Map<String, Class<?>> made = new HashMap<>();

    Loader() {
      super("made-up", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> known = made.get(name);
      if (known != null) {
        return known;
      }
      byte[] code = code(name);
      Class<?> type = defineClass(name, code, 0, code.length, domain(name));
      made.put(name, type);
      return type;
    }

    private ProtectionDomain domain(String name) throws ClassNotFoundException {
      if (name.equals(BEGIN)) {
        return null;
      }
      for (Frame frame : frames) {
        if (frame.type().equals(name)) {
          return frame.location().isEmpty() ? null : domainAt(frame.location());
        }
      }
      throw new ClassNotFoundException(name);
    }
  }

  static ProtectionDomain domainAt(String location) {
    try {
      // A made-up protocol, such as Spring Boot's, needs no handler here.
      URL url = new URL(null, location, new NoHandler());
      return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static final class NoHandler extends java.net.URLStreamHandler {
    @Override
    protected java.net.URLConnection openConnection(URL url) {
      throw new UnsupportedOperationException();
    }
  }

  private byte[] code(String name) {
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String type = name.replace('.', '/');
    String[] roles = name.equals(BEGIN) ? new String[] {"java/lang/Runnable"} : null;
    out.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, type, null, "java/lang/Object", roles);
    out.visitSource(name.substring(name.lastIndexOf('.') + 1) + ".java", null);
    if (name.equals(BEGIN)) {
      begin(out, type);
    }
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).type().equals(name)) {
        method(out, i);
      }
    }
    out.visitEnd();
    return out.toByteArray();
  }

  private void begin(ClassWriter to, String type) {
    to.visitField(Opcodes.ACC_PUBLIC, "last", SUPPLIER, null, null).visitEnd();
    MethodVisitor make =
        to.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(" + SUPPLIER + ")V", null, null);
    make.visitCode();
    make.visitVarInsn(Opcodes.ALOAD, 0);
    make.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    make.visitVarInsn(Opcodes.ALOAD, 0);
    make.visitVarInsn(Opcodes.ALOAD, 1);
    make.visitFieldInsn(Opcodes.PUTFIELD, type, "last", SUPPLIER);
    make.visitInsn(Opcodes.RETURN);
    make.visitMaxs(0, 0);
    make.visitEnd();
    MethodVisitor run = to.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
    run.visitCode();
    run.visitVarInsn(Opcodes.ALOAD, 0);
    run.visitFieldInsn(Opcodes.GETFIELD, type, "last", SUPPLIER);
    call(run, frames.get(0));
    run.visitInsn(Opcodes.POP);
    run.visitInsn(Opcodes.RETURN);
    run.visitMaxs(0, 0);
    run.visitEnd();
  }

  private void method(ClassWriter to, int index) {
    Frame frame = frames.get(index);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor out = to.visitMethod(access, frame.method(), SIGNATURE, null, null);
    out.visitCode();
    Label line = new Label();
    out.visitLabel(line);
    out.visitLineNumber(frame.line(), line);
    out.visitVarInsn(Opcodes.ALOAD, 0);
    if (index + 1 < frames.size()) {
      call(out, frames.get(index + 1));
    } else {
      String get = "()Ljava/lang/Object;";
      out.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/function/Supplier", "get", get, true);
    }
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private static void call(MethodVisitor out, Frame frame) {
    String type = frame.type().replace('.', '/');
    out.visitMethodInsn(Opcodes.INVOKESTATIC, type, frame.method(), SIGNATURE, false);
  }
}
