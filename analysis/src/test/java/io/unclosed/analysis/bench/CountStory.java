package io.unclosed.analysis.bench;

import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.input.Settings;
import java.util.Random;

/**
 * A made-up history of what a program has open.
 *
 * @param name what it does, for a table
 * @param hours how long it is watched
 * @param settings as a user would have them
 * @param perHour what leaks, to check the bounds of the rate against; 0 when unknown or nothing
 * @param scene puts the lines that open and close into the process; draws its own figures
 */
public record CountStory(
    String name, double hours, Settings settings, double perHour, Scene scene) {

  /** What happens in it. */
  public interface Scene {
    /**
     * Sets the scene.
     *
     * @param seed unlike any other's
     */
    void set(SnapshotFixture process, String seed, Random random);
  }
}
