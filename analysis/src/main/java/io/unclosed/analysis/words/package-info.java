/** Figures and kinds in words, as a person would write them. */
@NullMarked
package io.unclosed.analysis.words;

import org.jspecify.annotations.NullMarked;
