package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/**
 * A line of the application, or a quantity of the whole process, that shows evidence of a leak.
 * Texts are never null; -1 stands for a time that is not foreseen.
 */
public record Suspect(
    @Description("CRITICAL, WARNING or INFO: what it will do.") String severity,
    @Description("CERTAIN, LIKELY or POSSIBLE: how sure we are.") String confidence,
    @Description("What sort of resource, such as socket.") String kind,
    @Description("What was seen, strongest first, such as COLLECTED_UNCLOSED, OUTLIVED.")
        String evidence,
    @Description("What is wrong, with the figures.") String headline,
    @Description("What to do.") String remedy,
    @Description("The line to look at; empty when it is the whole process.") String site,
    @Description("The same in every run; for stack, openResources and dismiss.") String id,
    @Description("How much is open now.") @Units("resources or bytes, see unit") long live,
    @Description("The unit of live and perHour: resources or bytes.") String unit,
    @Description("Growth of what leaks.") @Units("resources or bytes per hour, see unit")
        double perHour,
    @Description("Age of the oldest open one.") @Units("seconds") long oldestSeconds,
    @Description("Earliest time until a limit is reached; -1: not foreseen.") @Units("seconds")
        long exhaustsInSeconds,
    @Description("Since when it is a suspect.") @Units("seconds") long raisedSecondsAgo) {

  @ConstructorParameters({
    "severity",
    "confidence",
    "kind",
    "evidence",
    "headline",
    "remedy",
    "site",
    "id",
    "live",
    "unit",
    "perHour",
    "oldestSeconds",
    "exhaustsInSeconds",
    "raisedSecondsAgo"
  })
  public Suspect {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public String getSeverity() {
    return severity;
  }

  public String getConfidence() {
    return confidence;
  }

  public String getKind() {
    return kind;
  }

  public String getEvidence() {
    return evidence;
  }

  public String getHeadline() {
    return headline;
  }

  public String getRemedy() {
    return remedy;
  }

  public String getSite() {
    return site;
  }

  public String getId() {
    return id;
  }

  public long getLive() {
    return live;
  }

  public String getUnit() {
    return unit;
  }

  public double getPerHour() {
    return perHour;
  }

  public long getOldestSeconds() {
    return oldestSeconds;
  }

  public long getExhaustsInSeconds() {
    return exhaustsInSeconds;
  }

  public long getRaisedSecondsAgo() {
    return raisedSecondsAgo;
  }
}
