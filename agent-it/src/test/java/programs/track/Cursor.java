package programs.track;

/** Closed by a method that is not called close, or by another. */
public class Cursor {
  private boolean open = true;

  public boolean release(int why) {
    boolean was = open && why > 0;
    open = false;
    return was;
  }

  public void drop() {
    open = false;
  }
}
