package io.unclosed.agent.weave;

/**
 * Weaves one class by its plan.
 *
 * <p>Implemented with Byte Buddy, in a class loader of its own that is dropped when the work is
 * done: see {@link WeaverClassLoader}. Keep no reference to it longer than it is needed.
 */
public interface ClassFileWeaver {
  /**
   * The woven class file; counts in the plan what was found.
   *
   * @throws RuntimeException when the plan does not fit; the class is then left as it is
   */
  byte[] weave(byte[] classFile, ClassPlan plan);
}
