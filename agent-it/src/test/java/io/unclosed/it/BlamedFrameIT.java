package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import programs.real.frames.Frames;

/**
 * Whatever stands between a program and its own code, the program's line is blamed: a servlet's, a
 * lambda's, that of a task on another thread; from folders and from a jar of Spring Boot.
 */
@Execution(ExecutionMode.CONCURRENT)
class BlamedFrameIT {
  /**
   * Where something is opened.
   *
   * @param name the program's word for it
   * @param times how often, a number of its own
   * @param frame class and method
   */
  private record Place(String name, int times, String frame) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("tomcat", 3, "Servers$ForgetsInTomcat.doGet(Servers.java:"),
          new Place("jetty", 5, "Servers$ForgetsInJetty.doGet(Servers.java:"),
          new Place("undertow", 7, "Servers.forget(Servers.java:"),
          new Place("proxy", 9, "Calls$Bean.get(Calls.java:"),
          new Place("handle", 11, "Calls.forgetByHandle(Calls.java:"),
          new Place("stream", 13, "Calls.forgetInStream(Calls.java:"),
          new Place("parallel", 15, "Calls.forgetInParallel(Calls.java:"),
          new Place("future", 17, "HandOffs.channelOfAFuture(HandOffs.java:"),
          new Place("executor", 19, "HandOffs.lambda$toAnExecutor$"),
          new Place("schedule", 21, "HandOffs.lambda$toASchedule$"),
          new Place("virtual", 23, "HandOffs.forgetOnAVirtualThread(HandOffs.java:"));

  /** Tomcat, Jetty and Undertow with what they stand on. */
  private static final Pattern SERVERS =
      Pattern.compile("(tomcat|jetty|slf4j|undertow|xnio|jboss|wildfly).*");

  @EachJdk
  void programFromFolders_isBlamed(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(Frames.class).on(jdk).withLibraries().withAgent("").start()) {
      assertEachIsBlamed(jdk, jvm);
    }
  }

  @EachJdk
  void programInAJarOfSpringBoot_isBlamed(Jdk jdk, @TempDir Path folder) throws IOException {
    Path jar = folder.resolve("shop.jar");
    BootJar.pack(jar, Frames.class, SERVERS.asMatchPredicate());
    try (ForkedJvm jvm =
        new JvmStart().on(jdk).withAgent("").main("-jar", jar.toString()).start()) {
      assertEachIsBlamed(jdk, jvm);
    }
  }

  private static void assertEachIsBlamed(Jdk jdk, ForkedJvm jvm) {
    List<Place> places =
        PLACES.stream().filter(place -> jdk.feature() >= 21 || place.times() < 23).toList();
    for (Place place : places) {
      jvm.ask(place.name(), "" + place.times());
    }
    Detector detector = new Detector(jvm.ownBeans());
    detector.checkNow();
    List<SiteRow> sites = detector.sites("socket");
    SoftAssertions each = new SoftAssertions();
    for (Place place : places) {
      each.assertThat(sites)
          .as(place.name())
          .filteredOn(site -> site.site().contains("programs.real.frames." + place.frame()))
          .singleElement()
          .satisfies(site -> assertThat(site.open()).isEqualTo(place.times()));
    }
    each.assertAll();
  }
}
