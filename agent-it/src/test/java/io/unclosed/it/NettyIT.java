package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import programs.netty.OpensByNetty;

/**
 * Netty's native transports open past the JDK; they are named like the JDK's own all the same, also
 * relocated, and also when the agent comes late.
 */
@Execution(CONCURRENT)
class NettyIT {
  private static final Path TOOLS = Path.of(System.getProperty("unclosed.tools")).toAbsolutePath();
  private static final String PROGRAMS = "programs.netty.";
  private static final String SHADED = "io/grpc/netty/shaded/";

  @TempDir private Path folder;

  /** How the transport comes to the program. */
  enum Copy {
    EPOLL("epoll"),
    IO_URING("uring"),
    RELOCATED_EPOLL("epoll");

    private final String transport;

    Copy(String transport) {
      this.transport = transport;
    }
  }

  static Stream<Arguments> copies() {
    List<Arguments> all = new ArrayList<>();
    for (Jdk jdk : Jdks.found()) {
      for (Copy copy : Copy.values()) {
        all.add(Arguments.of(jdk, copy));
      }
    }
    return all.stream();
  }

  @BeforeAll
  static void nativeLibrary_isForThisMachine() {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "the tests bring x86_64's library");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("copies")
  void eachDescriptor_isNamedAtItsLine_andGoneWhenClosed(Jdk jdk, Copy copy) {
    try (ForkedJvm jvm = program(jdk, copy).withAgent("capture=exact").start()) {
      assumeTrue(available(jvm, copy), "this kernel does not allow it");
      Detector detector = new Detector(jvm.ownBeans());
      warm(jvm);
      Account before = settled(detector);
      Map<Integer, String> heldBefore = jvm.descriptors();
      jvm.ask("open", "37");
      awaitAccepted(detector, 37 + 1);

      Account after = settled(detector);
      assertThat(openAt(detector)).isEqualTo(expected(copy, 37));
      assertThat(after.untracked()).isLessThanOrEqualTo(before.untracked());
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () ->
              assertThat(gained(jvm, heldBefore))
                  .hasSize((int) (after.tracked() - before.tracked())));
      assertThat(detector.attribute("State")).isEqualTo("active");

      jvm.ask("close");
      awaitNoMoreThan(detector, before);
      assertThat(openAt(detector)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("copies")
  void refusedConnects_leaveNothing(Jdk jdk, Copy copy) {
    try (ForkedJvm jvm = program(jdk, copy).withAgent("capture=exact").start()) {
      assumeTrue(available(jvm, copy), "this kernel does not allow it");
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("open", "1");
      assertThat(jvm.ask("refused", "3").get(0)).isEqualTo("3");
      Account before = settled(detector);
      assertThat(jvm.ask("refused", "51").get(0)).isEqualTo("51");
      awaitNoMoreThan(detector, before);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("copies")
  void attachedLate_namesWhatIsOpenedThen(Jdk jdk, Copy copy) {
    try (ForkedJvm jvm = program(jdk, copy).vm("-XX:+EnableDynamicAgentLoading").start()) {
      assumeTrue(available(jvm, copy), "this kernel does not allow it");
      jvm.ask("open", "5");
      Tool attach = Tool.agent(jdk, "attach", Long.toString(jvm.pid()), "capture=exact");
      assertThat(attach.status()).as("%s %s", attach, jvm).isZero();
      Detector detector = new Detector(jvm.ownBeans());
      Account before = settled(detector);
      jvm.ask("connect", "11");
      awaitAccepted(detector, 11);
      Account after = settled(detector);
      assertThat(openAt(detector)).isEqualTo(Map.of("socket OpensByNetty.socket", 11L));
      assertThat(after.tracked() - before.tracked()).isEqualTo(22);
      assertThat(after.untracked()).isLessThanOrEqualTo(before.untracked());

      jvm.ask("close");
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> {
            Account closed = settled(detector);
            assertThat(closed.tracked()).isLessThanOrEqualTo(before.tracked());
            // The loop's, three servers' and clients', five connections of both ends.
            assertThat(before.untracked() - closed.untracked()).isGreaterThan(10);
          });
      assertThat(openAt(detector)).isEmpty();
    }
  }

  @EachJdk
  void gate_isThereForNettyAlone_andListensToNobodyElse(Jdk jdk) {
    try (ForkedJvm jvm = program(jdk, Copy.EPOLL).withAgent("capture=exact").start()) {
      Detector detector = new Detector(jvm.ownBeans());
      assertThat(jvm.ask("knock").get(0)).isEqualTo("absent");
      warm(jvm);
      jvm.ask("open", "7");
      awaitAccepted(detector, 7 + 1);
      Account before = settled(detector);
      assertThat(jvm.ask("knock").get(0)).isEqualTo("there");
      Account after = settled(detector);
      assertThat(after.tracked()).isEqualTo(before.tracked());
      assertThat(after.untracked()).isLessThanOrEqualTo(before.untracked());
    }
  }

  private JvmStart program(Jdk jdk, Copy copy) {
    JvmStart start =
        ForkedJvm.running(OpensByNetty.class, copy.transport)
            .on(jdk)
            .vm("-XX:-UseContainerSupport");
    if (copy == Copy.RELOCATED_EPOLL) {
      String[] types =
          Stream.of("OpensByNetty", "OpensByNetty$Keeps", "Transport", "Epoll")
              .map(name -> "programs.netty." + name)
              .toArray(String[]::new);
      Path rewritten = Relocated.copy(folder, "io/netty/", SHADED + "io/netty/", types);
      return start.withClassPath(TOOLS.resolve("grpc-netty-shaded.jar")).withClassPath(rewritten);
    }
    try (Stream<Path> jars = Files.list(TOOLS.resolve("netty"))) {
      jars.forEach(start::withClassPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start;
  }

  private static boolean available(ForkedJvm jvm, Copy copy) {
    return copy != Copy.IO_URING || Boolean.parseBoolean(jvm.ask("available").get(0));
  }

  private static void warm(ForkedJvm jvm) {
    jvm.ask("open", "1");
    jvm.ask("close");
  }

  /** Accepted on the event loop, where there is no line of the program. */
  private static void awaitAccepted(Detector detector, long count) {
    Waiting.until(
        "the other ends are accepted",
        Waiting.PATIENCE,
        () -> {
          detector.checkNow();
          return accepted(detector) == count;
        },
        () -> detector.sites(""));
  }

  private static long accepted(Detector detector) {
    return detector.sites("").stream()
        .filter(site -> site.site().contains("netty.channel.unix."))
        .mapToLong(SiteRow::open)
        .sum();
  }

  private static Map<String, Long> expected(Copy copy, long sockets) {
    return Map.of(
        copy == Copy.IO_URING ? "selector Uring.loop" : "selector Epoll.loop",
        1L,
        "server-socket OpensByNetty.server",
        1L,
        "datagram OpensByNetty.datagram",
        1L,
        "unix-socket OpensByNetty.unixServer",
        1L,
        "unix-socket OpensByNetty.unixSocket",
        1L,
        "socket OpensByNetty.socket",
        sockets);
  }

  /** What an event loop and its class loading take besides. */
  private static final Set<String> NO_DESCRIPTOR = Set.of("thread", "zlib", "direct-buffer");

  /** The descriptors that are open at the program's lines: kind and method, and how many. */
  private static Map<String, Long> openAt(Detector detector) {
    Map<String, Long> open = new TreeMap<>();
    for (SiteRow site : detector.sites("")) {
      String frame = site.site();
      boolean counts = !NO_DESCRIPTOR.contains(site.kind()) && site.open() > 0;
      if (counts && frame.startsWith(PROGRAMS)) {
        String method = frame.substring(PROGRAMS.length(), frame.indexOf('('));
        open.merge(site.kind() + " " + method, site.open(), Long::sum);
      }
    }
    return open;
  }

  /** What the program opened since, as the kernel says. */
  private static Map<Integer, String> gained(ForkedJvm jvm, Map<Integer, String> before) {
    Map<Integer, String> gained = Descriptors.without(jvm.descriptors(), before);
    gained.values().removeIf(Ways::isTheAgents);
    return gained;
  }

  /** The loop closes a failed connect after it has told of it. */
  private static void awaitNoMoreThan(Detector detector, Account before) {
    Waiting.untilAsserted(
        Waiting.PATIENCE,
        () ->
            assertThat(settled(detector))
                .matches(after -> after.isNoMoreThan(before), "no more than " + before));
  }

  private static Account settled(Detector detector) {
    detector.checkNow();
    Account account = detector.account();
    assertThat(account.addsUp()).as("%s", account).isTrue();
    return account;
  }
}
