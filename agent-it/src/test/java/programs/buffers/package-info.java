/**
 * Every way to take native memory from Java that has no descriptor: buffers, mappings, segments and
 * zlib streams; one method each.
 */
@NullMarked
package programs.buffers;

import org.jspecify.annotations.NullMarked;
