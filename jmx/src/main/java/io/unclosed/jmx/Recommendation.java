package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** A piece of advice on a limit or setting. Texts are never null. */
public record Recommendation(
    @Description("The rule, for explain.") String id,
    @Description("CRITICAL, WARNING or INFO: how bad it is to leave it.") String severity,
    @Description("CERTAIN, LIKELY or POSSIBLE: how sure we are.") String confidence,
    @Description("What to change; empty when it is the code.") String setting,
    @Description("The value now.") String current,
    @Description("The value to set; empty when it is the code.") String recommended,
    @Description("What is wrong, with the figures.") String headline) {

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
