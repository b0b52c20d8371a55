/**
 * Reads the system: /proc, cgroups, socket tables. Holds files open so that it still can when no
 * descriptor is left.
 */
@NullMarked
package io.unclosed.agent.sample;

import org.jspecify.annotations.NullMarked;
