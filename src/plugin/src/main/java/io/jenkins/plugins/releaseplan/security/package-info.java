/** Who may do what: permissions, roles, and what may be stored and called. */
package io.jenkins.plugins.releaseplan.security;
