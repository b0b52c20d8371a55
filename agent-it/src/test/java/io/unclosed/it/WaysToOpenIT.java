package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way is named at its line, once, of its kind, and is gone when closed; and after each step
 * the account adds up to what the kernel says.
 */
@Execution(CONCURRENT)
class WaysToOpenIT {
  private static final int MOST_LOOKS = 100;

  @EachJdk
  void eachWay_isNamedAtItsLine_andGoneWhenClosed(Jdk jdk) {
    openAndClose(jdk, true, "-Xshare:auto");
  }

  /** Other code of the JDK behind the same doors, and other eyes on ours. */
  static Stream<Arguments> otherJvms() {
    List<Arguments> all = new ArrayList<>();
    for (Jdk jdk : Jdks.found()) {
      all.add(Arguments.of(jdk, List.of("-XX:StartFlightRecording=settings=profile")));
      all.add(
          Arguments.of(
              jdk,
              List.of(
                  "-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.PollSelectorProvider",
                  "-Djdk.net.usePlainSocketImpl=true")));
      all.add(Arguments.of(jdk, List.of("-Xcheck:jni", "-Xverify:all")));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("otherJvms")
  void eachWay_inAnotherJvm_isNamedAllTheSame(Jdk jdk, List<String> options) {
    openAndClose(jdk, false, options.toArray(String[]::new));
  }

  private static void openAndClose(Jdk jdk, boolean byEveryClosing, String... options) {
    try (ForkedJvm jvm = Ways.running(jdk).vm(options).withAgent("capture=exact").start()) {
      Check check = new Check(jvm, new Detector(jvm.ownBeans()), new SoftAssertions(), new long[1]);
      assertThat(check.detector.attribute("State")).isEqualTo("active");
      for (WayRow way : WayRow.of(jvm)) {
        Ways.warm(jvm, way);
        check.openAndClose(way, byEveryClosing);
      }
      check.all.assertAll();
    }
  }

  // What is unknown and stays is usual from then on.
  private record Check(ForkedJvm jvm, Detector detector, SoftAssertions all, long[] usualUnknown) {

    void openAndClose(WayRow way, boolean byEveryClosing) {
      Account before = settledAccount();
      Map<Integer, String> gained = Ways.open(jvm, way);
      isNamed(way, before);
      List<String> closings = jvm.ask("closings", way.name());
      close(way, closings.get(0), gained, before);
      for (String closing : closings.subList(1, byEveryClosing ? closings.size() : 1)) {
        close(way, closing, Ways.open(jvm, way), before);
      }
    }

    private void isNamed(WayRow way, Account before) {
      Account account = freshAccount();
      List<String> kinds = new ArrayList<>();
      for (SiteRow site : sitesAt(way)) {
        for (long i = 0; i < site.open(); i++) {
          kinds.add(site.kind());
        }
      }
      all.assertThat(kinds)
          .as("kinds at " + way.frame())
          .containsExactlyInAnyOrderElementsOf(way.kinds());
      all.assertThat(account.tracked() - before.tracked())
          .as("tracked by " + way.name())
          .isEqualTo(way.fds());
      all.assertThat(account.untracked() - before.untracked())
          .as("untracked by " + way.name())
          .isZero();
    }

    private void close(WayRow way, String closing, Map<Integer, String> gained, Account before) {
      jvm.ask("close", way.name(), closing);
      Ways.awaitLost(jvm, gained);
      Account account = freshAccount();
      String how = way.name() + " closed by " + closing;
      all.assertThat(account.tracked()).as("tracked, " + how).isEqualTo(before.tracked());
      for (SiteRow site : sitesAt(way)) {
        all.assertThat(site.open()).as("open, " + how).isZero();
        all.assertThat(site.closed()).as("closed, " + how).isEqualTo(site.opened());
        all.assertThat(site.collectedUnclosed()).as("collected, " + how).isZero();
      }
    }

    // The threads of a pool come and go by its own clock; ThreadsIT counts them.
    private List<SiteRow> sitesAt(WayRow way) {
      return detector.sitesAt(way.frame()).stream()
          .filter(site -> !site.kind().equals("thread"))
          .toList();
    }

    /**
     * What two looks agree about, with nothing unknown open but the usual: what closes on another
     * thread may be on its way, told of already and still open.
     */
    private Account settledAccount() {
      Account account = freshAccount();
      Account before = null;
      for (int i = 0; i < MOST_LOOKS && !isSettled(account, before); i++) {
        before = account;
        account = freshAccount();
      }
      usualUnknown[0] = account.untracked();
      return account;
    }

    private boolean isSettled(Account account, @Nullable Account before) {
      return account.equals(before) && account.untracked() <= usualUnknown[0];
    }

    private Account freshAccount() {
      detector.checkNow();
      Account account = detector.account();
      all.assertThat(account.addsUp()).as("adds up: " + account).isTrue();
      return account;
    }
  }
}
