  # Embedders in e: 0 frequencies, 1 t_embedder, 5 time_embedder, 9 x_emb, 13 y_emb, 17 angle_emb (four each),
  # 21 x_embedder weight and bias, 23 pos_embed, then the audio part's, and at ${stop} the embedding of STOP.

  # Features [R][256] of scalars [R], cosines first.
  def sinusoid(self, x: Tensor, frequencies: Tensor) -> Tensor:
    angle = torch.unsqueeze(x, 1) * frequencies
    return torch.cat([torch.cos(angle), torch.sin(angle)], 1)

  def scalar(self, x: Tensor, e: List[Tensor], i: int) -> Tensor:
    hidden = torch.silu((self).exact((self).sinusoid(x, e[0]), e[i], e[i + 1]))
    return (self).exact(hidden, e[i + 2], e[i + 3])

  def motion_embedding(self, action: Tensor, e: List[Tensor]) -> Tensor:
    x = (self).scalar(torch.select(action, 1, 0) / ${unitMetres}, e, 9)
    y = (self).scalar(torch.select(action, 1, 1) / ${unitMetres}, e, 13)
    angle = (self).scalar(torch.select(action, 1, 2) / ${unitRadians}, e, 17)
    return torch.cat([x, y, angle], 1)

  def action_embedding(self, action: Tensor, e: List[Tensor]) -> Tensor:
    sum = (self).motion_embedding(action, e)
    if ${stopInput}:
      sum = sum + torch.lerp(e[${stop}][0], e[${stop}][1], torch.slice(action, 1, 3, 4))
    return sum

  def conditioning(self, action: Tensor, offset: Tensor, step: Tensor, e: List[Tensor]) -> Tensor:
    when = (self).scalar(offset / ${unitSteps}, e, 5)
    return (self).scalar(step, e, 1) + when + (self).action_embedding(action, e)

  # What a context frame's tokens are told of where it was taken, [G][F][1][h], of motions [G][F][3]; else 0.
  def whence(self, motion: Tensor, e: List[Tensor]) -> Tensor:
    told = torch.zeros([1, 1, 1, 1])
    if ${pastMotion}:
      told = torch.reshape((self).way(torch.reshape(motion, [-1, 3]), e, ${past}), [-1, ${contextFrames}, 1, ${width}])
    return told

  # Pictures [B][C][H][W] to tokens [B][N][h] without positions: a convolution whose stride is its kernel.
  def patches(self, x: Tensor, e: List[Tensor]) -> Tensor:
    b = torch.size(x, 0)
    x = torch.reshape(x, [b, ${channels}, ${patchRows}, ${patch}, ${patchColumns}, ${patch}])
    x = torch.reshape(torch.permute(x, [0, 2, 4, 3, 5, 1]), [b, ${patchRows} * ${patchColumns}, -1])
    return (self).exact(x, (self).patch_weight(e), e[22])

  # The convolution's kernel [h][C][p][p] as a matrix whose inputs are ordered row, column, channel: a picture's numbers
  # come in longer runs so.
  def patch_matrix(self, kernel: Tensor) -> Tensor:
    return torch.flatten(torch.permute(kernel, [0, 2, 3, 1]), 1)

  def visual_tokens(self, x: Tensor, e: List[Tensor]) -> Tensor:
    return (self).patches(x, e) + torch.select(e[23], 0, ${contextFrames})

  def visual_context(self, x: Tensor, whence: Tensor, e: List[Tensor]) -> Tensor:
    g = torch.size(x, 0)
    n = ${patchRows} * ${patchColumns}
    tokens = torch.reshape((self).patches(torch.flatten(x, 0, 1), e), [g, ${contextFrames}, n, ${width}])
    return torch.flatten(tokens + torch.slice(e[23], 0, 0, ${contextFrames}) + whence, 1, 2)

  # Of normalised tokens mean and, when learned, variance [R][C][H][W]; a token's numbers are ordered row, column, channel.
  def visual_output(self, x: Tensor, told: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    y = (self).head(x, told, f, 0)
    b = torch.size(y, 0)
    y = torch.reshape(y, [b, ${patchRows}, ${patchColumns}, ${patch}, ${patch}, -1])
    y = torch.permute(y, [0, 5, 1, 3, 2, 4])
    y = torch.reshape(y, [b, -1, ${patchRows} * ${patch}, ${patchColumns} * ${patch}])
    return torch.chunk(y, ${outputs}, 1)

  def answer_visual(self, x: Tensor, past: Tensor, motion: Tensor, index: Tensor, told: List[Tensor], e: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    context = (self).context_of_rows((self).visual_context(past, (self).whence(motion, e), e), index)
    tokens = (self).visual_tokens(x, e)
    y = (self).blocks(tokens, context, told, p, torch.size(tokens, 1))
    return (self).visual_output((self).norm(y), told, f)

  def forward_visual(self, x: Tensor, past: Tensor, motion: Tensor, index: Tensor, action: Tensor, offset: Tensor, step: Tensor, e: List[Tensor], m: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    told = (self).told((self).conditioning(action, offset, step, e), m, f)
    return (self).answer_visual(x, past, motion, index, told, e, p, f)

  def predict_visual(self, x: Tensor, past: Tensor, motion: Tensor, index: Tensor, told: Tensor, which: Tensor, e: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    return (self).answer_visual(x, past, motion, index, (self).untold(told, which), e, p, f)
