package io.unclosed.jfr;

/**
 * Writes single opens and closes while a recording is on. Called by the thread that opens or
 * closes; never throws.
 *
 * <p>The stack of an event is the caller's: the implementation is a hidden class, whose frames
 * tools leave out. A caller that is hidden as well leaves the JDK's own frame on top.
 */
public interface ResourceEvents {
  /**
   * True when the settings ask for every open ({@code io.unclosed.ResourceOpen#opens=all}); else
   * the caller writes only some a minute of each site.
   */
  boolean everyOpen();

  /**
   * Something was opened.
   *
   * @param resourceId not used before in this process
   * @param siteId of the blamed frame; empty when not yet worked out
   * @param kind the kind's word
   * @param detail a thread's name, bytes of memory, a declared type; empty when only the kernel
   *     knows
   */
  void resourceOpened(long resourceId, String siteId, String kind, String detail);

  /**
   * Something was closed.
   *
   * @param resourceId as at the open
   * @param siteId of the blamed frame
   * @param kind the kind's word
   * @param closedBy {@code code} or {@code collector}
   * @param lifeNanos since the open; the event begins so long ago
   */
  void resourceClosed(long resourceId, String siteId, String kind, String closedBy, long lifeNanos);
}
