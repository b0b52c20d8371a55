/** Programs that open past the JDK: by Netty's native transports, and by SQLite. */
@NullMarked
package programs.netty;

import org.jspecify.annotations.NullMarked;
