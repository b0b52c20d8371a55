package io.unclosed.agent;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.kind.ResourceKind;
import io.unclosed.agent.option.BadOptionException;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.weave.Gate;
import io.unclosed.agent.weave.HookInstaller;
import io.unclosed.agent.weave.NettyWeaver;
import io.unclosed.agent.weave.TrackWeaver;
import io.unclosed.agent.weave.Weaver;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Enters and wires the agent.
 *
 * <p>What runs here runs before the application's {@code main}, on its main thread: it weaves,
 * starts the heartbeat and returns. No JMX, no logging, no {@code java.nio.file}, no pool, nothing
 * of Flight Recorder: each may fix a choice that is the application's. All that is left to the
 * heartbeat.
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
    HookInstaller.export(instrumentation);
    return start(options, instrumentation, early);
  }

  private static AgentContext start(Options options, Instrumentation instrumentation, boolean early)
      throws Exception {
    ResourceKind[] kinds = Kinds.all();
    AgentContext agentContext = new AgentContext(options, words(kinds), early);
    HookInstaller.install();
    // Before anything else loads one of the classes on the list: at load, weaving is cheapest.
    agentContext.problems.addAll(Weaver.weave(instrumentation, kinds));
    String[] open = new File("/proc/self/fd").list();
    if (early && open != null) {
      agentContext.ledger.own(open);
    }
    agentContext.ledger.findCollectors();
    agentContext.ledger.connect(agentContext);
    Gate gate = new Gate();
    NettyWeaver netty = new NettyWeaver(instrumentation, kinds.length, gate, agentContext.problems);
    agentContext.netty = netty;
    if (!early) {
      netty.weaveLoaded();
    }
    if (!options.track().isEmpty()) {
      agentContext.track =
          TrackWeaver.start(instrumentation, options.track(), gate, agentContext.problems);
    }
    if (options.reportAtExit()) {
      Thread report = new Thread(null, agentContext, "unclosed-at-exit", 0, false);
      Runtime.getRuntime().addShutdownHook(report);
    }
    agentContext.heartbeat.start(early ? Thread.currentThread() : null);
    return agentContext;
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
