package programs.ways;

import static programs.ways.Given.DIR;

import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.FileSystems;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.Executors;

/** Pipes, selectors, asynchronous groups, watch services and child processes. */
final class Others {
  private Others() {}

  @Way(value = "pipe", fds = 2)
  static Pipe pipe() throws Exception {
    return Pipe.open();
  }

  @Way(value = "pipe", fds = 2)
  static Pipe pipeOfProvider() throws Exception {
    return SelectorProvider.provider().openPipe();
  }

  @Way(value = "selector", fds = 2)
  static Selector selector() throws Exception {
    return Selector.open();
  }

  @Way(value = "selector", fds = 2)
  static Selector selectorOfProvider() throws Exception {
    return SelectorProvider.provider().openSelector();
  }

  @Way(value = "channel-group", fds = 3)
  static AsynchronousChannelGroup groupOfFixedPool() throws Exception {
    return AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
  }

  @Way(value = "channel-group", fds = 3)
  static AsynchronousChannelGroup groupOfCachedPool() throws Exception {
    return AsynchronousChannelGroup.withCachedThreadPool(Executors.newCachedThreadPool(), 0);
  }

  @Way(value = "channel-group", fds = 3)
  static AsynchronousChannelGroup groupOfOwnPool() throws Exception {
    return AsynchronousChannelGroup.withThreadPool(Executors.newCachedThreadPool());
  }

  @Way(value = "channel-group", fds = 3)
  static AsynchronousChannelGroup groupOfProvider() throws Exception {
    AsynchronousChannelProvider provider = AsynchronousChannelProvider.provider();
    return provider.openAsynchronousChannelGroup(Executors.newCachedThreadPool(), 0);
  }

  @Way(value = "inotify", fds = 3)
  static WatchService watchService() throws Exception {
    return FileSystems.getDefault().newWatchService();
  }

  @Way(value = "inotify", fds = 3)
  static WatchService watchServiceOfPath() throws Exception {
    return DIR.getFileSystem().newWatchService();
  }

  @Way(value = "process", fds = 3)
  static Process execByWords() throws Exception {
    return Runtime.getRuntime().exec(new String[] {"cat"});
  }

  @Way(value = "process", fds = 3)
  static Process execInFolder() throws Exception {
    return Runtime.getRuntime().exec(new String[] {"cat"}, null, DIR.toFile());
  }

  @Way(value = "process", fds = 3)
  static Process start() throws Exception {
    return new ProcessBuilder("cat").start();
  }

  @Way(value = "process", fds = 3)
  static Process startWithOneOutput() throws Exception {
    return new ProcessBuilder("cat").redirectErrorStream(true).start();
  }

  @Way(value = "process", fds = 2)
  static Process startWithOutputInherited() throws Exception {
    return new ProcessBuilder("cat").redirectError(Redirect.INHERIT).start();
  }

  @Way(value = "process", fds = 2)
  static Process startWithInputDiscarded() throws Exception {
    return new ProcessBuilder("cat").redirectError(Redirect.DISCARD).start();
  }

  @Way(
      value = {"process", "process"},
      fds = 4)
  static List<Process> startPipeline() throws Exception {
    List<ProcessBuilder> cats = List.of(new ProcessBuilder("cat"), new ProcessBuilder("cat"));
    return ProcessBuilder.startPipeline(cats);
  }
}
