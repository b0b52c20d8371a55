package programs.manners;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * Collects garbage until classes were unloaded, and tells how many, and what metaspace that gave
 * back.
 */
public final class UnloadsTheWeaver {
  private UnloadsTheWeaver() {}

  public static void main(String[] arguments) {
    long enough = Long.parseLong(arguments[0]);
    // What this program needs is loaded before the first measure.
    metaspaceBytes();
    long before = metaspaceBytes();
    while (unloaded() < enough) {
      System.gc();
    }
    System.out.println("unloaded " + unloaded() + " freed " + (before - metaspaceBytes()));
  }

  private static long unloaded() {
    return ManagementFactory.getClassLoadingMXBean().getUnloadedClassCount();
  }

  private static long metaspaceBytes() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    throw new IllegalStateException("no metaspace");
  }
}
