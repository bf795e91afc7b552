// Starts a program of the house under the right Node, with its packages there.
//
// This file is read by whatever Node the machine has, even one too old to run anything else here: it is
// written in the JavaScript of 2009, and has its sentences in itself.
'use strict'

var fs = require('fs')
var path = require('path')
var childProcess = require('child_process')
var url = require('url')

var ROOT = path.dirname(__dirname)
var MODULES = path.join(ROOT, 'node_modules')
var CACHE = path.join(ROOT, '.cache')
var WINDOWS = process.platform === 'win32'

/** The oldest Node that may start us, and the oldest that runs us. */
var OLDEST_STARTER = [20, 0]
var OLDEST = [24, 12]

function say(vietnamese, english) {
  process.stderr.write(vietnamese + '\n' + english + '\n')
}

function atLeast(version, wanted) {
  var parts = String(version).split('.').map(Number)
  return parts[0] > wanted[0] || (parts[0] === wanted[0] && parts[1] >= wanted[1])
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    return undefined
  }
}

function isThere(file) {
  try {
    fs.accessSync(file, WINDOWS ? fs.constants.F_OK : fs.constants.X_OK)
    return true
  } catch (error) {
    return false
  }
}

/** A Node that runs us: this one, or the one in the packages. */
function findNode() {
  if (atLeast(process.versions.node, OLDEST)) return process.execPath
  var installed = readJson(path.join(MODULES, 'node', 'package.json'))
  if (!installed || !atLeast(installed.version, OLDEST)) return undefined
  var platform = (WINDOWS ? 'win' : process.platform) + '-' + process.arch
  var program = WINDOWS ? 'bin/node.exe' : 'bin/node'
  var folders = ['node', 'node/node_modules/node-' + platform, 'node/node_modules/node-bin-' + platform]
  folders.push('node-' + platform, 'node-bin-' + platform)
  for (var i = 0; i < folders.length; i++) {
    var file = path.join(MODULES, folders[i], program)
    if (isThere(file)) return file
  }
  return undefined
}

/** The packages that package.json names and node_modules lacks, or has in another version than the lock file says. */
function missingPackages(dev) {
  var project = readJson(path.join(ROOT, 'package.json')) || {}
  var lock = (readJson(path.join(ROOT, 'package-lock.json')) || {}).packages || {}
  var names = Object.keys(project.dependencies || {})
  if (dev) names = names.concat(Object.keys(project.devDependencies || {}))
  return names.filter(function (name) {
    var installed = readJson(path.join(MODULES, name, 'package.json'))
    var locked = lock['node_modules/' + name]
    return !installed || (locked && locked.version !== installed.version)
  })
}

/** Runs a command of npm; calls back with what it complained of, or with nothing when it went well. */
function runNpm(args, folder, done) {
  var script = process.env.npm_execpath
  var own = script && /npm-cli\.[cm]?js$/.test(script)
  var child = childProcess.spawn(own ? process.execPath : WINDOWS ? 'npm.cmd' : 'npm', own ? [script].concat(args) : args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: WINDOWS && !own,
    env: Object.assign({}, process.env, { npm_config_global: 'false' }),
  })
  finish(child, done)
}

function finish(child, done) {
  var said = ''
  var ended = false
  function hear(text) {
    said = (said + text).slice(0, 20000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.on('error', function (error) {
    if (!ended) done(error.code === 'ENOENT' ? 'npm: ENOENT' : error.message)
    ended = true
  })
  child.on('close', function (code) {
    if (ended) return
    ended = true
    if (code === 0) return done(undefined)
    var lines = said.split('\n').filter(function (line) {
      return /\S/.test(line.replace(/^npm (error|ERR!)/, '')) && !/^npm warn|complete log|_logs/.test(line)
    })
    done(lines.slice(0, 6).join('\n') || 'exit code ' + code)
  })
}

/** Seconds on a terminal while something takes long. Returns the function that ends it. */
function showProgress(vietnamese, english) {
  say(vietnamese, english)
  if (!process.stderr.isTTY) return function () {}
  var began = Date.now()
  var timer = setInterval(function () {
    process.stderr.write('\r… ' + Math.round((Date.now() - began) / 1000) + ' s ')
  }, 1000)
  return function () {
    clearInterval(timer)
    process.stderr.write('\r          \r')
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One set-up at a time: a second start waits for the first. */
function withLock(work) {
  var lock = path.join(CACHE, 'set-up.lock')
  function release() {
    try {
      fs.unlinkSync(lock)
    } catch (error) {}
  }
  try {
    fs.mkdirSync(CACHE, { recursive: true })
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST') {
      var pid = Number(fs.existsSync(lock) && fs.readFileSync(lock, 'utf8'))
      if (pid && !isAlive(pid)) release()
      setTimeout(withLock, 200, work)
      return
    }
    say(
      'Không ghi được vào thư mục của chương trình: ' + ROOT + ' (' + error.code + ').',
      'The folder of the program cannot be written: ' + ROOT + ' (' + error.code + ').'
    )
    process.exitCode = 1
    return
  }
  process.on('exit', release)
  work(function () {
    release()
    process.removeListener('exit', release)
  })
}

/** Calls `next` with a Node that runs us when all packages are there; installs what is not. */
function setUp(dev, next) {
  var found = findNode()
  if (found && missingPackages(dev).length === 0) return next(found)
  withLock(function (release) {
    installPackages(dev, function (failure) {
      if (failure !== undefined) return refuse(failure)
      installNode(function (node, reason) {
        if (!node) return refuse(reason || 'node ' + OLDEST.join('.'))
        release()
        next(node)
      })
    })
    function refuse(reason) {
      release()
      say(
        'Không cài đặt được các gói phần mềm mà chương trình cần. Hãy kiểm tra kết nối mạng và quyền ghi vào thư mục ' +
          ROOT + ', rồi chạy lại.',
        'The packages that the program needs could not be installed. Check the network and that the folder ' +
          ROOT + ' can be written, then run it again.'
      )
      process.stderr.write(reason + '\n')
      process.exitCode = 1
    }
  })
}

function installPackages(dev, done) {
  if (missingPackages(dev).length === 0) return done(undefined)
  var end = showProgress(
    'Đang cài đặt các gói phần mềm (npm ci); lần đầu có thể mất vài phút…',
    'Installing packages (npm ci); the first time this may take some minutes…'
  )
  runNpm(['ci', '--no-audit', '--no-fund'].concat(dev ? ['--include=dev'] : []), ROOT, function (failure) {
    end()
    var missing = failure === undefined ? missingPackages(dev) : []
    done(missing.length > 0 ? missing.join(', ') : failure)
  })
}

/** The package `node` fetches its program by a script of its own, which npm may have been told not to run. */
function installNode(done) {
  var found = findNode()
  if (found) return done(found)
  var folder = path.join(MODULES, 'node')
  if (!fs.existsSync(path.join(folder, 'installArchSpecificPackage.js'))) return done(undefined, 'node_modules/node')
  var end = showProgress('Đang cài đặt Node 24…', 'Installing Node 24…')
  var child = childProcess.spawn(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  finish(child, function (failure) {
    end()
    done(findNode(), failure)
  })
}

/** Runs a program under another Node as if it were ourselves: same terminal, signals handed on, same end. */
function runUnder(node, program, args) {
  var options = ['--import', url.pathToFileURL(path.join(ROOT, 'src/web/tsx-hook.mjs')).href]
  // A service rests most of the time, and whoever checks a report has other programs open: less room is kept for what
  // lives short, 40 MB less in all, and the work is as fast.
  if (args.indexOf('serve') >= 0) options.unshift('--max-semi-space-size=4')
  if (args.indexOf('check') >= 0 || args.indexOf('read') >= 0) options.unshift('--max-semi-space-size=2')
  var child = childProcess.spawn(node, options.concat([path.join(ROOT, program)], args), {
    // The fourth channel tells the program when we are killed, so that it does not outlive us.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({ NODE_COMPILE_CACHE: path.join(CACHE, 'compile') }, process.env),
  })
  ;['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal)
    })
  })
  child.on('error', function (error) {
    say('Không chạy được Node: ' + node + ' (' + error.message + ').', 'Node could not be run: ' + node + ' (' + error.message + ').')
    process.exit(1)
  })
  child.on('exit', function (code, signal) {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else {
      process.exit(code)
    }
  })
}

/**
 * Runs `program` (a file of the project) with `args`. `--set-up` is for us alone, and asks for nothing more
 * than what is always done.
 */
function launch(program, args, options) {
  if (!atLeast(process.versions.node, OLDEST_STARTER)) {
    say(
      'Cần Node.js 20 trở lên; máy này đang có ' + process.versions.node + '.',
      'Node.js 20 or newer is needed; this is ' + process.versions.node + '.'
    )
    process.exit(1)
  }
  var rest = args.filter(function (arg) {
    return arg !== '--set-up'
  })
  setUp(Boolean(options && options.dev), function (node) {
    if (node === process.execPath) require('./run-here.cjs').runHere(ROOT, path.join(CACHE, 'compile'), program, rest)
    else runUnder(node, program, rest)
  })
}

module.exports = { launch: launch }
