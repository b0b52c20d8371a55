package io.unclosed.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program in a JVM of its own, with or without the agent.
 *
 * <p>Ends with the test: closing it closes the program's standard input, and kills what has not
 * ended then. Its folder, the program's working directory, goes with it. One thread may ask it.
 */
final class ForkedJvm implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final Peer peer;
  private final Output out;
  private final Output err;
  private final Writer in;
  private final ConsoleBeans ownBeans = new ConsoleBeans(this);
  private @Nullable AttachedBeans attached;

  ForkedJvm(Process process, Path folder, Peer peer) {
    this.process = process;
    this.folder = folder;
    this.peer = peer;
    out = new Output(process.getInputStream());
    err = new Output(process.getErrorStream());
    in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** A start to be completed: the program by its main class. */
  static JvmStart running(Class<?> program, String... arguments) {
    return new JvmStart().main(program.getName()).main(arguments);
  }

  /**
   * Has the program do a step, and waits for its answer. One at a time: a test that gave up waiting
   * may still have a question open.
   *
   * @return the answer's words
   * @throws AssertionError when the step failed, the program ended, or the test's patience did
   */
  synchronized List<String> ask(String... words) {
    send(String.join("\t", words));
    return answer(String.join(" ", words));
  }

  /** What the kernel says it holds. */
  Map<Integer, String> descriptors() {
    return Descriptors.of(pid());
  }

  /** Its beans, asked through the program: no connection stands in the account. */
  Beans ownBeans() {
    return ownBeans;
  }

  /** Its beans as a client that attaches sees them; the connection stays until the end. */
  Beans attachedBeans() {
    if (attached == null) {
      attached = AttachedBeans.to(pid());
    }
    return attached;
  }

  Peer peer() {
    return peer;
  }

  long pid() {
    return process.pid();
  }

  Path folder() {
    return folder;
  }

  /** What the program and the JVM printed on standard output, without the conversation. */
  List<String> printed() {
    return out.lines();
  }

  List<String> printedErrors() {
    return err.lines();
  }

  /** The same, once there is something: it comes another way than the program's answers. */
  List<String> awaitErrors() {
    Waiting.until(
        "a word on standard error", Waiting.PATIENCE, () -> !printedErrors().isEmpty(), () -> this);
    return printedErrors();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends standard input and waits for the program to end by itself; gives its exit status. */
  int end() {
    try {
      in.close();
    } catch (IOException alreadyGone) {
      // Then the program has ended, and its status says how.
    }
    return awaitEnd();
  }

  /** Waits for the program to end by itself; gives its exit status. */
  int awaitEnd() {
    try {
      if (!process.waitFor(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + this);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.awaitEnd();
    err.awaitEnd();
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      if (attached != null) {
        attached.close();
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().get(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      peer.close();
      // A child of the JVM may write its last until it is gone itself.
      Waiting.until("an empty folder", Waiting.PATIENCE, this::deleted, () -> folder);
    } catch (Exception e) {
      throw new AssertionError("could not clear away " + process, e);
    }
  }

  @Override
  public String toString() {
    return process + "\nprinted:\n" + out.text() + "\nerrors:\n" + err.text();
  }

  void awaitReady() {
    answer("ready");
  }

  private void send(String line) {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException e) {
      throw new AssertionError("does not listen: " + this, e);
    }
  }

  private List<String> answer(String toWhat) {
    List<String> words = nextLine(toWhat);
    while (words.get(0).equals("ask")) {
      help(words);
      words = nextLine(toWhat);
    }
    if (!words.get(0).equals("ok")) {
      throw new AssertionError(toWhat + ": " + words.get(1));
    }
    return words.subList(1, words.size());
  }

  private List<String> nextLine(String toWhat) {
    try {
      long deadline = System.nanoTime() + Waiting.PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        String line = out.conversation().poll(100, TimeUnit.MILLISECONDS);
        if (line != null) {
          return List.of(line.split("\t", -1));
        }
        if (!process.isAlive() && out.conversation().isEmpty()) {
          out.awaitEnd();
          err.awaitEnd();
          throw new AssertionError("ended before it answered " + toWhat + ": " + this);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("no answer to " + toWhat + ": " + this);
  }

  private void help(List<String> words) {
    try {
      switch (words.get(1)) {
        case "dial" -> peer.dial(words.get(2));
        case "hang-up" -> peer.hangUp();
        default -> throw new AssertionError("asks for what nobody can do: " + words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send("done");
  }

  private boolean deleted() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
      return true;
    } catch (IOException | UncheckedIOException notYet) {
      return false;
    }
  }
}
