/**
 * Facts about this JVM that the wiring needs before anything is sampled: its main jar, its host,
 * the agent's version.
 */
@NullMarked
package io.unclosed.agent.jvm;

import org.jspecify.annotations.NullMarked;
