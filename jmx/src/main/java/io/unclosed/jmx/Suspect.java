package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/**
 * A line of the application, or a quantity of the whole process, that shows evidence of a leak.
 * Texts are never null; -1 stands for a time that is not foreseen.
 */
public record Suspect(
    @Description("CRITICAL, WARNING or INFO: the consequence.") String severity,
    @Description("CERTAIN (proven), LIKELY (strong evidence) or POSSIBLE (may be intentional).")
        String confidence,
    @Description("Kind of resource, such as socket.") String kind,
    @Description("Evidence codes, strongest first, such as COLLECTED_UNCLOSED, OUTLIVED.")
        String evidence,
    @Description("The problem in one sentence, with its numbers.") String headline,
    @Description("How to fix it.") String remedy,
    @Description("Call site to look at; empty when process-wide.") String site,
    @Description("Id, the same in every run; argument of stack, openResources and dismiss.")
        String id,
    @Description("Amount open now.") @Units("resources or bytes, see unit") long live,
    @Description("Unit of live and perHour: resources or bytes.") String unit,
    @Description("Growth rate of the leak.") @Units("resources or bytes per hour, see unit")
        double perHour,
    @Description("Age of the oldest open resource.") @Units("seconds") long oldestSeconds,
    @Description("Earliest time until a limit is reached; -1 when none is forecast.")
        @Units("seconds")
        long exhaustsInSeconds,
    @Description("Time since it became a suspect.") @Units("seconds") long raisedSecondsAgo) {

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
