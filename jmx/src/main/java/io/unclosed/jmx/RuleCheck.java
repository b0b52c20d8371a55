package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** How one rule of advice came out. */
public record RuleCheck(
    @Description("The rule, for explain.") String id,
    @Description("fine, unknown: why, or advice.") String state,
    @Description("The figures that were looked at.") String detail) {

  @ConstructorParameters({"id", "state", "detail"})
  public RuleCheck {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public String getId() {
    return id;
  }

  public String getState() {
    return state;
  }

  public String getDetail() {
    return detail;
  }
}
