/**
 * Reads files of {@code /proc} that stay open, line by line, without garbage; and what is found in
 * them of the process and the machine.
 */
@NullMarked
package io.unclosed.agent.sample.proc;

import org.jspecify.annotations.NullMarked;
