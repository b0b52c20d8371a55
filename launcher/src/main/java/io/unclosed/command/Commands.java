package io.unclosed.command;

import io.unclosed.OptionCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The commands of {@code java -jar unclosed-agent.jar}.
 *
 * <p>Answers go to standard output, everything else to standard error. Exit codes: {@value #DONE},
 * done; {@value #REFUSED}, the JVM refused, and the text says why and what would work; {@value
 * #USAGE}, the command was not understood.
 */
public final class Commands {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;

  /** Begins the answer of an agent that was running already and was sent options. */
  static final String OPTIONS_IGNORED = "options ignored\n";

  private static final String OPTIONS_HELP =
      "OPTIONS are key=value pairs separated by commas, such as patience=5m,ignore=com.acme.Pool.*\n";

  private final AgentJar jar;
  private final PrintStream out;
  private final PrintStream err;

  private Commands(AgentJar jar, PrintStream out, PrintStream err) {
    this.jar = jar;
    this.out = out;
    this.err = err;
  }

  /** Runs one command and gives the exit code. Never throws for what a user can do wrong. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, out, err, AgentJar.ofThisClass());
  }

  static int run(String[] args, PrintStream out, PrintStream err, AgentJar jar) {
    return new Commands(jar, out, err).dispatch(Arrays.asList(args));
  }

  private int dispatch(List<String> args) {
    try {
      String command = args.isEmpty() ? "" : args.get(0);
      return switch (command) {
        case "attach" -> attach(args.subList(1, args.size()));
        case "report" -> report(args.subList(1, args.size()));
        case "version", "--version", "-version" -> say("Unclosed " + jar.version() + "\n");
        case "help", "--help", "-help", "-h" -> say(help());
        case "" -> misunderstood("no command given\n" + help());
        default -> misunderstood("unknown command '" + command + "'\n" + help());
      };
    } catch (Refusal refusal) {
      err.print(refusal.text());
      return REFUSED;
    } catch (NoClassDefFoundError noAttachModule) {
      err.print(runtimeWithoutAttach().text());
      return REFUSED;
    } catch (IOException failed) {
      err.println("unclosed: " + failed);
      return REFUSED;
    }
  }

  private int attach(List<String> args) throws Refusal, IOException {
    if (args.isEmpty() || args.size() > 2 || !isPid(args.get(0))) {
      return misunderstood("usage: attach PID [OPTIONS]\n" + OPTIONS_HELP);
    }
    long pid = Long.parseLong(args.get(0));
    String options = args.size() == 2 ? args.get(1) : "";
    String problem = OptionCheck.problem(jar.path().toFile(), options);
    if (!problem.isEmpty()) {
      return misunderstood(problem + "\n");
    }
    String answer = ask(pid, options, "report");
    boolean ignored = answer.startsWith(OPTIONS_IGNORED);
    String report = ignored ? answer.substring(OPTIONS_IGNORED.length()) : answer;
    // Its first line says version, process and since when it watches: the proof that it does.
    out.println(report.lines().findFirst().orElse(""));
    out.println(
        ignored
            ? "Already attached. The options have no effect: the agent reads them when it starts."
            : "Attached.");
    out.println("Next: java -jar " + jar.path() + " report " + pid);
    return DONE;
  }

  private int report(List<String> args) throws Refusal, IOException {
    boolean json = args.contains("--json");
    List<String> rest = args.stream().filter(arg -> !arg.equals("--json")).toList();
    if (rest.size() != 1 || !isPid(rest.get(0))) {
      return misunderstood("usage: report PID [--json]\n");
    }
    out.print(ask(Long.parseLong(rest.get(0)), "", json ? "report-json" : "report"));
    return DONE;
  }

  /** Loads the agent, which writes into a file what it is asked; a second load only answers. */
  private String ask(long pid, String options, String question) throws Refusal, IOException {
    TargetProcess target = TargetProcess.of(pid);
    target.refuseWhatCannotAttach();
    Path path = target.refuseIfItCannotSee(jar);
    try (AnswerFile answer = AnswerFile.forProcess(target)) {
      String asked = question + "=" + answer.pathInTarget();
      TargetJvm.load(pid, path, options.isEmpty() ? asked : asked + "," + options);
      String text = answer.text();
      if (text.isEmpty()) {
        throw new Refusal(
            "the agent did not start in process " + pid,
            "See the standard error of that process: one line there gives the reason.");
      }
      return text;
    }
  }

  private Refusal runtimeWithoutAttach() {
    return new Refusal(
        "this Java runtime (" + System.getProperty("java.home") + ") has no jdk.attach module",
        """
        Use a JDK instead:           JDK/bin/java -jar %1$s attach PID
        or jcmd from a JDK:          jcmd PID JVMTI.agent_load %1$s '"OPTIONS"'
        or restart the process with: java -javaagent:%1$s=OPTIONS ..."""
            .formatted(jar.path()));
  }

  private int say(String text) {
    out.print(text);
    return DONE;
  }

  private int misunderstood(String what) {
    err.print("unclosed: " + what);
    return USAGE;
  }

  private static boolean isPid(String word) {
    return word.matches("[1-9][0-9]{0,9}");
  }

  private String help() {
    return """
        Unclosed finds resources that a running JVM opened and never closed, and the call site that
        opened them.

        Usage:
          java -javaagent:%1$s[=OPTIONS] ...            start a JVM with the agent
          java -jar %1$s attach PID [OPTIONS]           attach to a running JVM
          java -jar %1$s report PID [--json]            print the report; attaches if necessary
          java -jar %1$s help | version

        %2$sRun attach and report as the user of that JVM or as root.
        Exit codes: 0 success, 1 the JVM refused, 2 wrong usage.
        """
        .formatted(jar.name(), OPTIONS_HELP);
  }
}
