package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import programs.leaks.KeepsByHolder;

/**
 * What is kept by a cache of the JDK is blamed on the line that filled it, and the cache is named.
 */
@Execution(ExecutionMode.CONCURRENT)
class HoldersIT {
  private static final String QUICK = "interval=200ms,patience=1200ms,capture=exact";

  @EachJdk
  void buffersOfNio_areHeldByTheThread(Jdk jdk) {
    assertHeld(jdk, "nio", "direct-buffer", "gather", "held by NIO's buffer of each thread");
  }

  @EachJdk
  void jarsReadThroughAUrl_areHeldByItsCache(Jdk jdk) {
    assertHeld(jdk, "jar", "file", "readFrom", "held by the URL jar cache");
  }

  private static void assertHeld(Jdk jdk, String what, String kind, String method, String heldBy) {
    try (ForkedJvm jvm =
        ForkedJvm.running(KeepsByHolder.class, what).on(jdk).withAgent(QUICK).start()) {
      SuspectRow suspect =
          JvmAssert.assertThat(jvm)
              .raisesSuspectWithin(Waiting.PATIENCE)
              .ofKind(kind)
              .withEvidence("GROWING")
              .blaming("KeepsByHolder.java", method)
              .row();
      assertThat(suspect.headline()).contains(heldBy);
      assertThat(new Detector(jvm.ownBeans()).report().replaceAll("\n +", " ")).contains(heldBy);
    }
  }
}
