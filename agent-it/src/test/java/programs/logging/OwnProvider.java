package programs.logging;

import java.util.concurrent.Semaphore;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Prints {@code OWN LEVEL LOGGER MESSAGE}; or blocks, or throws, when told to. */
public final class OwnProvider implements SLF4JServiceProvider {
  private static final Semaphore MAY = new Semaphore(1);
  private static volatile String behaviour = "print";

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter mdc = new NOPMDCAdapter();

  /** {@code print}, {@code throw} or {@code block}: from the next event on, until it is another. */
  static String behave(String how) {
    if (how.equals("block")) {
      MAY.acquireUninterruptibly();
    } else if (behaviour.equals("block")) {
      MAY.release();
    }
    behaviour = how;
    return "";
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return OwnLogger::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return mdc;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}

  /** Of the program. */
  private static final class OwnLogger extends LegacyAbstractLogger implements Logger {
    private static final long serialVersionUID = 1;

    OwnLogger(String name) {
      this.name = name;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
      if (behaviour.equals("throw")) {
        throw new IllegalStateException("the disk is full");
      }
      MAY.acquireUninterruptibly();
      MAY.release();
      System.out.println("OWN " + level + " " + name + " " + message);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return OwnLogger.class.getName();
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
