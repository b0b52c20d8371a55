/** Reads the memory limit and use of the process's control group, versions 1 and 2. */
@NullMarked
package io.unclosed.agent.sample.cgroup;

import org.jspecify.annotations.NullMarked;
