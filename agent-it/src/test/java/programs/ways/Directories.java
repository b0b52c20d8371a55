package programs.ways;

import static java.nio.file.StandardOpenOption.READ;
import static programs.ways.Given.DIR;
import static programs.ways.Given.PATH;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Set;
import java.util.stream.Stream;

/** Directory streams; each holds two descriptors, the folder and a copy of it. */
final class Directories {
  private Directories() {}

  @Way(value = "directory", fds = 2)
  static DirectoryStream<Path> directoryStream() throws Exception {
    return Files.newDirectoryStream(DIR);
  }

  @Way(value = "directory", fds = 2)
  static DirectoryStream<Path> directoryStreamByGlob() throws Exception {
    return Files.newDirectoryStream(DIR, "*.txt");
  }

  @Way(value = "directory", fds = 2)
  static DirectoryStream<Path> directoryStreamByFilter() throws Exception {
    return Files.newDirectoryStream(DIR, path -> true);
  }

  @Way(value = "directory", fds = 2)
  static DirectoryStream<Path> directoryStreamOfProvider() throws Exception {
    return DIR.getFileSystem().provider().newDirectoryStream(DIR, path -> true);
  }

  @Way(value = "directory", fds = 2)
  static Stream<Path> list() throws Exception {
    return Files.list(DIR);
  }

  @Way(value = "directory", fds = 2)
  static Stream<Path> walk() throws Exception {
    return Files.walk(DIR);
  }

  @Way(value = "directory", fds = 2)
  static Stream<Path> find() throws Exception {
    return Files.find(DIR, 9, (path, attributes) -> true);
  }

  @Way(value = "directory", fds = 2)
  static DirectoryStream<Path> secureDirectoryStream() throws Exception {
    return Secure.FOLDER.newDirectoryStream(Path.of("inner"));
  }

  @Way("file")
  static SeekableByteChannel secureByteChannel() throws Exception {
    return Secure.FOLDER.newByteChannel(Path.of("read.txt"), Set.of(READ));
  }

  /** The outer stream, opened once and kept. */
  private static final class Secure {
    static final SecureDirectoryStream<Path> FOLDER = folder();

    private static SecureDirectoryStream<Path> folder() {
      try {
        return (SecureDirectoryStream<Path>) Files.newDirectoryStream(PATH.getParent());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
