package programs.real.leaks;

import com.squareup.tape.QueueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tape 1.2.3 leaves the file of a queue open whose header it cannot read.
 *
 * @see <a href="https://github.com/square/tape/issues/204">square/tape#204</a>
 */
final class TapeOpensADamagedQueue implements Leak {
  private final Path good = Path.of("queue");
  private final Path damaged = Path.of("damaged");

  TapeOpensADamagedQueue() throws IOException {
    Files.write(damaged, new byte[3]);
  }

  @Override
  public void round(boolean forgets) throws IOException {
    try {
      open(forgets ? damaged : good).close();
    } catch (IOException e) {
      if (!forgets) {
        throw e;
      }
    }
  }

  private static QueueFile open(Path path) throws IOException {
    return new QueueFile(path.toFile());
  }
}
