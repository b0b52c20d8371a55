package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** How one rule of advice came out. */
public record RuleCheck(
    @Description("Id of the rule; argument of explain.") String id,
    @Description("fine, advice, or unknown: followed by the reason.") String state,
    @Description("The numbers behind the result.") String detail) {

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
