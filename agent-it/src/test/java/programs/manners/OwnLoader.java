package programs.manners;

/** A system class loader of the application's, by {@code java.system.class.loader}. */
public final class OwnLoader extends ClassLoader {
  public OwnLoader(ClassLoader parent) {
    super("own", parent);
  }

  /** The JVM adds what {@code -javaagent} names to the system class loader by this method. */
  @SuppressWarnings("unused")
  private void appendToClassPathForInstrumentation(String path) throws Exception {
    ClassLoader parent = getParent();
    var append =
        parent.getClass().getDeclaredMethod("appendToClassPathForInstrumentation", String.class);
    append.setAccessible(true);
    append.invoke(parent, path);
  }
}
