package io.unclosed.analysis.input;

/**
 * Where the process runs, which decides what advice can work there.
 *
 * @param pid process id as the process itself sees it
 * @param user the name of the user it runs as
 * @param systemdUnit the unit's name such as {@code orders.service}; empty outside one
 * @param kubernetes in a pod
 * @param container in a container (Docker, containerd, podman), a pod included
 */
public record Environment(
    long pid, String user, String systemdUnit, boolean kubernetes, boolean container) {}
