package programs.manners;

import java.lang.management.ManagementFactory;
import java.util.logging.LogManager;
import javax.management.MBeanServerBuilder;
import programs.Console;

/**
 * Chooses its log manager and its MBean server in {@code main}, as application servers do; with an
 * argument, only when asked to {@code choose}.
 */
public final class LateChoices {
  private LateChoices() {}

  /** The application's own. */
  public static final class OwnLogManager extends LogManager {}

  /** The application's own; says when it was asked. */
  public static final class OwnServerBuilder extends MBeanServerBuilder {
    private static volatile boolean asked;

    public OwnServerBuilder() {
      asked = true;
    }
  }

  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      choose();
    }
    Console.serve(
        words ->
            switch (words[0]) {
              case "logs" -> LogManager.getLogManager().getClass().getName();
              case "server" -> server();
              case "choose" -> choose();
              default -> ClassLoader.getSystemClassLoader().getClass().getName();
            });
  }

  private static String choose() {
    System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
    System.setProperty("javax.management.builder.initial", OwnServerBuilder.class.getName());
    return "";
  }

  private static String server() {
    ManagementFactory.getPlatformMBeanServer();
    return Boolean.toString(OwnServerBuilder.asked);
  }
}
