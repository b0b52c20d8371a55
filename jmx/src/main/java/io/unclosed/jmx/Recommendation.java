package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** A piece of advice on a limit or setting. Texts are never null. */
public record Recommendation(
    @Description("Id of the rule; argument of explain.") String id,
    @Description("CRITICAL, WARNING or INFO: the consequence of not changing it.") String severity,
    @Description("CERTAIN (proven), LIKELY (strong evidence) or POSSIBLE.") String confidence,
    @Description("Setting to change; empty when the change is in the code.") String setting,
    @Description("Current value.") String current,
    @Description("Recommended value; empty when the change is in the code.") String recommended,
    @Description("The problem in one sentence, with its numbers.") String headline) {

  @ConstructorParameters({
    "id",
    "severity",
    "confidence",
    "setting",
    "current",
    "recommended",
    "headline"
  })
  public Recommendation {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public String getId() {
    return id;
  }

  public String getSeverity() {
    return severity;
  }

  public String getConfidence() {
    return confidence;
  }

  public String getSetting() {
    return setting;
  }

  public String getCurrent() {
    return current;
  }

  public String getRecommended() {
    return recommended;
  }

  public String getHeadline() {
    return headline;
  }
}
