package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import programs.leaks.SharesAnArchive;

/** One descriptor, two users: blamed is who holds it still, not who was first. */
@Execution(CONCURRENT)
class SharedArchiveIT {

  @EachJdk
  void firstUserClosed_theSecondHoldsIt(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(SharesAnArchive.class).on(jdk).withAgent("capture=exact").start()) {
      jvm.ask("open");
      assertThat(holders(jvm)).singleElement().asString().contains(".openFirst(");
      jvm.ask("close first");
      assertThat(holders(jvm)).singleElement().asString().contains(".openSecond(");
      jvm.ask("close second");
      assertThat(holders(jvm)).isEmpty();
    }
  }

  private static List<String> holders(ForkedJvm jvm) {
    Detector detector = new Detector(jvm.ownBeans());
    detector.checkNow();
    return detector.sites("file").stream()
        .filter(site -> site.open() > 0 && site.site().contains("SharesAnArchive."))
        .map(SiteRow::site)
        .toList();
  }
}
