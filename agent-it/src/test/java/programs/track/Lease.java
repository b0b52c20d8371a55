package programs.track;

/** What must be closed; the tests declare it. */
public interface Lease extends AutoCloseable {
  @Override
  void close();
}
