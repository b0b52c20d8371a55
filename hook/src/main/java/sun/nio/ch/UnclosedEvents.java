package sun.nio.ch;

/**
 * What the hook calls. Implemented once, by the agent; the numbers of the events are all that woven
 * code and agent share.
 *
 * <p>Implementations must not throw, and are called at the most delicate moments of the JDK: they
 * take no lock that others hold, do no I/O and load no class.
 */
public interface UnclosedEvents {
  /** {@code a} is a descriptor that was just opened. */
  int OPENED = 1;

  /**
   * {@code a} is a descriptor that was just opened; kind + 1 if {@code b} is 0 (stream or
   * datagram).
   */
  int OPENED_STREAM_OR_DATAGRAM = 2;

  /** {@code a} holds two descriptors of one resource, in its high and its low half. */
  int OPENED_PAIR = 3;

  /** {@code a} is a further descriptor of the resource that the same object opened just before. */
  int OPENED_PART = 4;

  /** {@code a} is a duplicate of {@code b}; the two are one resource from here on. */
  int DUPLICATED = 5;

  /** {@code b} is a descriptor that from here on hides behind the native stream {@code a}. */
  int WRAPPED = 6;

  /** {@code a} is about to be given back to the kernel. */
  int CLOSING = 7;

  /** {@code a} is a native stream that is about to be closed, with the descriptor behind it. */
  int CLOSING_WRAPPED = 8;

  /** {@code o} is a {@code FileDescriptor} that was just opened. */
  int OPENED_OBJECT = 9;

  /**
   * {@code o} is the {@code FileDescriptor} of a connection that was just accepted from the address
   * {@code p}.
   */
  int ACCEPTED = 10;

  /** {@code o} is an array of descriptors of one resource; -1 for none. */
  int OPENED_ARRAY = 11;

  /** {@code o} is a {@code FileDescriptor} that is about to be given back to the kernel. */
  int CLOSING_OBJECT = 12;

  /**
   * When {@code o} dies, nothing can close descriptor {@code a} any more; 0 and a {@code
   * FileDescriptor}: its own.
   */
  int WATCHED = 13;

  /**
   * When {@code o} dies, nothing can close the descriptor behind the native stream {@code a} any
   * more.
   */
  int WATCHED_WRAPPED = 14;

  /** {@code o} is a zip file's grip on a descriptor that it may share with others. */
  int SHARE_TAKEN = 15;

  /** {@code o} lets go of it. */
  int SHARE_DROPPED = 16;

  /** The current thread closes for the collector from here on. */
  int COLLECTOR_BEGINS = 17;

  /** It no longer does. */
  int COLLECTOR_ENDS = 18;

  /** {@code o} was thrown by an attempt to open something. */
  int FAILED = 19;

  /** {@code o} is the platform's MBean server, that somebody asked for. */
  int SERVER_ASKED = 20;

  /** {@code a} is a descriptor that the JVM opened for itself. */
  int OPENED_OWN = 21;

  /**
   * {@code a} holds two further descriptors of the resource that the same object opened just
   * before.
   */
  int OPENED_PAIR_PARTS = 22;

  /**
   * {@code o} is an array of further descriptors of the resource that the same object opened just
   * before.
   */
  int OPENED_ARRAY_PARTS = 23;

  /**
   * {@code o} listens from here on, with room for {@code a} connections that wait to be accepted.
   */
  int LISTENS = 24;

  /**
   * {@code o} is a socket of the old implementation, open already; it is a server's if {@code a} is
   * not 0.
   */
  int SERVES = 25;

  /** {@code o} is the name of a native library that was just loaded. */
  int LIBRARY_LOADED = 26;

  /**
   * {@code o} is a native transport's wrapper around the open descriptor {@code a}, which is booked
   * unless it is held already.
   */
  int ADOPTED = 27;

  /** {@code a} is a connection that was just accepted by the listening descriptor {@code b}. */
  int ACCEPTED_BY = 28;

  /** The descriptor {@code a} listens or will listen; with a backlog of {@code b}, if not 0. */
  int LISTENS_NUMBER = 29;

  /** {@code b} is about to be given back to the kernel, if {@code a} is not 0. */
  int CLOSING_IF = 30;

  /** {@code b} bytes of native memory were taken at the address {@code a}. */
  int MEMORY_TAKEN = 40;

  /** The native memory at the address {@code a} is about to be given back. */
  int MEMORY_RETURNING = 41;

  /** The thread {@code o} is about to start; {@code p} is the pool that starts it, or null. */
  int THREAD_STARTING = 42;

  /** The thread {@code o} ends. */
  int THREAD_ENDING = 43;

  /** {@code o} is a pool of threads that was just made. */
  int POOL_MADE = 44;

  /**
   * {@code o} is of a type that the user declared, and a constructor of the class named {@code p}
   * made it; the type's code stands above the kind.
   */
  int OBJECT_TAKEN = 45;

  /** {@code o} is of such a type, and is about to be closed. */
  int OBJECT_RETURNING = 46;

  /** How far above the kind the code of a declared type stands. */
  int DECLARED_SHIFT = 6;

  /** The code of a JDBC connection; a statement's and a result set's come next. */
  int DECLARED_JDBC = 120;

  /** {@code o} is of such a type, and was made with {@code p}. */
  int OBJECT_GIVEN = 47;

  /** The thread {@code o} starts within a structured scope. */
  int FORKED = 48;

  /** The thread {@code o} of a structured scope ends. */
  int FORK_ENDED = 49;

  /** {@code o} was thrown by an attempt to start the thread {@code p}. */
  int THREAD_FAILED = 50;

  /** A deflater was made, with its native state at the address {@code a}, of level {@code b}. */
  int DEFLATER_MADE = 51;

  /** An inflater was made, with its native state at the address {@code a}. */
  int INFLATER_MADE = 52;

  /**
   * Something happened in the JDK.
   *
   * @param event one of the constants here
   * @param kind the code of the resource's kind
   */
  void onEvent(int event, int kind, Object o, Object p, long a, long b);
}
