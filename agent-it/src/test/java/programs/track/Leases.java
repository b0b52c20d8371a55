package programs.track;

/** Ways to be a {@link Lease}. */
final class Leases {
  private Leases() {}

  /** Closed twice as often as not. */
  static class Plain implements Lease {
    @Override
    public void close() {}
  }

  /** Its constructors delegate, and its close is its superclass's too. */
  static final class Timed extends Plain {
    private final long seconds;

    Timed() {
      this(60);
    }

    Timed(long seconds) {
      this.seconds = seconds;
    }

    @Override
    public void close() {
      if (seconds > 0) {
        super.close();
      }
    }
  }

  /** Made around another, which it closes. */
  static final class Logging implements Lease {
    private Lease inner;

    Logging(Lease given) {
      Lease wrapped = given;
      for (int i = 0; i < 3 && wrapped != null; i++) {
        inner = wrapped;
      }
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  /** Has a close, and is no lease. */
  static class Closing {
    public void close() {}
  }

  /** What closes it is not its own. */
  static final class Heir extends Closing implements Lease {}

  /** Fails before it is made. */
  static final class FailsEarly implements Lease {
    FailsEarly(Lease other) {
      if (other == null) {
        throw new IllegalArgumentException("none");
      }
    }

    @Override
    public void close() {}
  }

  /** Fails after the constructor that it delegates to has ended. */
  static final class FailsLate implements Lease {
    FailsLate(int count) {
      this();
      if (count >= 0) {
        throw new IllegalArgumentException("late");
      }
    }

    private FailsLate() {}

    @Override
    public void close() {}
  }
}
