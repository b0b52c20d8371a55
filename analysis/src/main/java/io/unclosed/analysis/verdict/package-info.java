/** From signs to suspects: how bad, how sure, until when, in which words, and for how long. */
@NullMarked
package io.unclosed.analysis.verdict;

import org.jspecify.annotations.NullMarked;
