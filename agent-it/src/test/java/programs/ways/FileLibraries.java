package programs.ways;

import static java.nio.charset.StandardCharsets.UTF_8;
import static programs.ways.Given.DIR;
import static programs.ways.Given.PATH;
import static programs.ways.Given.freshName;
import static programs.ways.Given.freshZip;
import static programs.ways.Given.url;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.zip.ZipFile;

/** Files that other parts of the JDK open: archives, class loaders, URLs, modules, logs. */
final class FileLibraries {
  private FileLibraries() {}

  @Way("file")
  static ZipFile zipByName() throws Exception {
    return new ZipFile(freshZip().toString());
  }

  @Way("file")
  static ZipFile zipByFile() throws Exception {
    return new ZipFile(freshZip().toFile());
  }

  @Way("file")
  static ZipFile zipByFileAndCharset() throws Exception {
    return new ZipFile(freshZip().toFile(), UTF_8);
  }

  @Way("file")
  static ZipFile zipDeleted() throws Exception {
    return new ZipFile(freshZip().toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
  }

  @Way("file")
  static JarFile jarByName() throws Exception {
    return new JarFile(freshZip().toString());
  }

  @Way("file")
  static JarFile jarByFile() throws Exception {
    return new JarFile(freshZip().toFile(), false);
  }

  @Way("file")
  static JarFile jarOfRelease() throws Exception {
    return new JarFile(freshZip().toFile(), true, ZipFile.OPEN_READ, Runtime.version());
  }

  @Way("file")
  static FileSystem zipFileSystem() throws Exception {
    return FileSystems.newFileSystem(freshZip());
  }

  @Way("file")
  static FileSystem zipFileSystemByUri() throws Exception {
    return FileSystems.newFileSystem(URI.create("jar:" + freshZip().toUri()), Map.of());
  }

  @Way({"file", "zlib"})
  static InputStream jarUrl() throws Exception {
    return withoutCache(url("jar:" + freshZip().toUri() + "!/inside.txt")).getInputStream();
  }

  @Way("file")
  static InputStream fileUrl() throws Exception {
    return PATH.toUri().toURL().openStream();
  }

  @Way("file")
  static InputStream fileUrlConnection() throws Exception {
    return PATH.toUri().toURL().openConnection().getInputStream();
  }

  @Way(value = "file", opens = 1)
  static URLClassLoader loaderOfJar() throws Exception {
    URLClassLoader loader = new URLClassLoader(new URL[] {freshZip().toUri().toURL()});
    loader.getResource("inside.txt");
    return loader;
  }

  @Way("file")
  static InputStream resourceOfFolder() throws Exception {
    URLClassLoader loader = new URLClassLoader(new URL[] {DIR.toUri().toURL()});
    return loader.getResourceAsStream("read.txt");
  }

  @Way("file")
  static InputStream resourceOfApplication() throws Exception {
    return ClassLoader.getSystemResourceAsStream("programs/ways/Given.class");
  }

  @Way("file")
  static ModuleReader moduleReader() throws Exception {
    return ModuleFinder.of(freshZip()).findAll().iterator().next().open();
  }

  @Way(
      value = {"file", "file"},
      fds = 2)
  static Handler logFile() throws Exception {
    return new FileHandler(freshName());
  }

  private static URLConnection withoutCache(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection;
  }
}
