package io.unclosed.agent;

import io.unclosed.agent.export.log.ApplicationLogSink;
import io.unclosed.agent.export.log.LogSink;
import io.unclosed.agent.export.log.StderrSink;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.ledger.ServerListener;
import io.unclosed.agent.ledger.stack.HeartbeatTrigger;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.weave.NettyWeaver;
import io.unclosed.agent.weave.TrackedTypes;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is there from the first moment, and makes the rest when it is needed: at the heartbeat's
 * first beat, or when somebody asks for the management beans before that.
 *
 * <p>Light on purpose: what this class loads is loaded before the application's {@code main}.
 */
final class AgentContext
    implements HeartbeatTrigger, ServerListener, Runnable, Supplier<AgentLoop> {
  final Options options;
  final LedgerStart ledger;
  final InternalErrors internalErrors;
  final Heartbeat heartbeat;

  /** Who asks for the JVM's own account of memory. */
  final NativeMemory nativeMemory = new NativeMemory();

  /** The kinds' words, by their codes. */
  final String[] kinds;

  /** Whether the agent was there before {@code main}. */
  final boolean early;

  final long nanos = System.nanoTime();
  final long millis = System.currentTimeMillis();

  /** What could not be woven, each in a few words. */
  final List<String> problems = Collections.synchronizedList(new ArrayList<>());

  /** Weaves what opens past the JDK; null before the JDK itself is woven. */
  volatile @Nullable NettyWeaver netty;

  /** Weaves the types that the user declared; null when there are none. */
  volatile @Nullable TrackedTypes track;

  private final Instrumentation instrumentation;
  private @Nullable AgentLoop loop;
  private @Nullable LogSink log;

  AgentContext(Options options, String[] kinds, boolean early, Instrumentation instrumentation) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.kinds = kinds;
    this.early = early;
    this.internalErrors = new InternalErrors(options.log().equals("debug"), this);
    this.heartbeat = new Heartbeat(this, options.intervalNanos());
    this.ledger = new LedgerStart(options.captureExact(), kinds, options.kinds(), this);
  }

  /** What beats and answers; made at the first call. */
  synchronized AgentLoop loop() {
    if (loop == null) {
      loop = new AgentLoop(this);
    }
    return loop;
  }

  @Override
  public AgentLoop get() {
    return loop();
  }

  /** Where lines go; made at the first call. */
  synchronized LogSink log() {
    if (log == null) {
      log =
          options.logsToApplication()
              ? ApplicationLogSink.start(instrumentation, options.patienceNanos(), internalErrors)
              : new StderrSink();
    }
    return log;
  }

  @Override
  public void ring() {
    heartbeat.ring();
  }

  @Override
  public void serverAsked(Object server) {
    nativeMemory.server(server);
    if (!options.jmx().equals("off")) {
      loop().exporters().serverAsked(server);
    }
  }

  @Override
  public void libraryLoaded(Object name) {
    NettyWeaver weaver = netty;
    if (weaver != null && name instanceof String library) {
      weaver.libraryLoaded(library);
    }
  }

  /** At the JVM's end: the report, if it can be had without keeping the JVM waiting. */
  @Override
  public void run() {
    try {
      loop().queries().dumpAtExit();
    } catch (IllegalStateException late) {
      System.err.println("unclosed: no report at exit: ".concat(String.valueOf(late.getMessage())));
    } catch (Throwable failure) {
      internalErrors.add(failure);
    }
  }
}
