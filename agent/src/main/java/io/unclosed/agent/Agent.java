package io.unclosed.agent;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.kind.ResourceKind;
import io.unclosed.agent.option.BadOptionException;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.weave.Gate;
import io.unclosed.agent.weave.HookInstaller;
import io.unclosed.agent.weave.NettyWeaver;
import io.unclosed.agent.weave.Weaver;
import io.unclosed.agent.weave.WeaverClassLoader;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent begins: the launcher calls {@link #accept} once for {@code -javaagent} and once
 * for each attach.
 *
 * <p>The first call reads the options, installs the hook, weaves the JDK's classes, and starts the
 * heartbeat; a later one finds the agent running and only runs its {@link AttachRequest}.
 *
 * <p>What runs here runs before the application's {@code main}, on its main thread. No JMX, no
 * logging, no {@code java.nio.file}, no pool, nothing of Flight Recorder: each may fix a choice
 * that is the application's. All that is left to the heartbeat.
 */
public final class Agent implements Consumer<Object[]> {
  private static @Nullable AgentContext running;

  static {
    // How the launcher gets at the agent: a method call by reflection costs milliseconds before
    // main.
    register();
  }

  private Agent() {}

  @SuppressWarnings("unchecked") // the launcher's loader is one, see there
  private static void register() {
    if (Agent.class.getClassLoader() instanceof Consumer) {
      ((Consumer<Consumer<Object[]>>) Agent.class.getClassLoader()).accept(new Agent());
    }
  }

  /**
   * Starts the agent, or answers for the one that runs.
   *
   * @param entry what stands behind {@code unclosed-agent.jar=} (may be null), the {@code
   *     Instrumentation}, and {@code premain} or {@code agentmain}
   * @throws IllegalStateException when it cannot start; then nothing is left behind but the hook,
   *     which does nothing
   */
  @Override
  public void accept(Object[] entry) {
    try {
      enter((String) entry[0], (Instrumentation) entry[1], (String) entry[2]);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static synchronized void enter(
      @Nullable String arguments, Instrumentation instrumentation, String how) throws Exception {
    AttachRequest attachRequest = AttachRequest.in(arguments);
    boolean first = running == null;
    if (first && !HookInstaller.present()) {
      running = started(attachRequest.options(), instrumentation, how.equals("premain"));
    }
    if (running != null) {
      attachRequest.run(running, first);
    }
  }

  private static @Nullable AgentContext started(
      String arguments, Instrumentation instrumentation, boolean early) throws Exception {
    Options options;
    try {
      options = Options.parse(arguments, new SystemProperties());
      Options.checkNames(System.getProperties().stringPropertyNames());
    } catch (BadOptionException bad) {
      System.err.println("unclosed: not started: ".concat(String.valueOf(bad.getMessage())));
      return null;
    }
    WeaverClassLoader weavers = WeaverClassLoader.loadingAhead();
    HookInstaller.export(instrumentation);
    return start(options, instrumentation, early, weavers);
  }

  private static AgentContext start(
      Options options, Instrumentation instrumentation, boolean early, WeaverClassLoader weavers)
      throws Exception {
    ResourceKind[] kinds = Kinds.all();
    AgentContext context = new AgentContext(options, words(kinds), early, instrumentation);
    HookInstaller.install();
    // Before anything else loads one of the classes on the list: at load, weaving is cheapest.
    context.problems.addAll(Weaver.weave(instrumentation, kinds, weavers.classFileWeaver()));
    weavers.stopLoading();
    String[] open = new File("/proc/self/fd").list();
    if (early && open != null) {
      context.ledger.own(open);
    }
    context.ledger.findCollectors();
    context.ledger.connect(context);
    Gate gate = new Gate();
    NettyWeaver netty = new NettyWeaver(instrumentation, kinds.length, gate, context.problems);
    context.netty = netty;
    if (!early) {
      netty.weaveLoaded();
    }
    if (!options.track().isEmpty()) {
      context.track =
          weavers
              .trackWeaver()
              .start(instrumentation, options.track(), gate.key(), context.problems);
    }
    if (options.reportAtExit()) {
      Thread report = new Thread(null, context, "unclosed-at-exit", 0, false);
      Runtime.getRuntime().addShutdownHook(report);
    }
    context.heartbeat.start(early ? Thread.currentThread() : null);
    return context;
  }

  private static String[] words(ResourceKind[] kinds) {
    String[] words = new String[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      words[i] = kinds[i].id();
    }
    return words;
  }

  /** Not a method reference: the first of those costs more than all of this class. */
  private static final class SystemProperties implements Function<String, @Nullable String> {
    @Override
    public @Nullable String apply(String name) {
      return System.getProperty(name);
    }
  }
}
